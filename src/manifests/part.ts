/** Steps from an object's root to one of its parts. */
export type Path = readonly (string | number)[];

/** Something wrong in one part of an object, before it has a place in a file. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  /** What the API server says of it, in its own words. */
  readonly server?: string;
  /** Kubernetes takes it, and in a lesson it can only be a mistake. */
  readonly isAdvice?: true;
  /** It is the key that is wrong, whatever its value. */
  readonly isKey?: true;
  /** What the field is for. */
  readonly meaning?: string;
  /** Slug of the lesson that explains the field. */
  readonly lesson?: string;
  /** The teaching rule by which it is advice. */
  readonly rule?: string;
}

/**
 * A part of an object that nobody has checked yet: reading it never fails, whatever it holds, so that a
 * rule can say its own and leave wrong types to the schema.
 */
export class Part {
  readonly value: unknown;
  readonly path: Path;
  readonly #findings: Finding[];

  constructor(value: unknown, findings: Finding[], path: Path = []) {
    this.value = value;
    this.path = path;
    this.#findings = findings;
  }

  /** The part at a path below this one; it may not exist. */
  at(...path: Path): Part {
    let value = this.value;
    for (const step of path) {
      const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
      value = isOwn ? (value as Record<string | number, unknown>)[step] : undefined;
    }
    return new Part(value, this.#findings, [...this.path, ...path]);
  }

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The items of a list; none if it is not a list. */
  items(): Part[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.at(index)) : [];
  }

  /** The fields of a map; none if it is not a map. */
  entries(): [string, Part][] {
    return this.keys().map((key) => [key, this.at(key)]);
  }

  keys(): string[] {
    const isMap =
      typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
    return isMap ? Object.keys(this.value as object) : [];
  }

  text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }

  /** Says what is wrong with this part and, if it is known, what to do. */
  report(message: string, hint?: string): void {
    this.#findings.push({ path: this.path, message, ...(hint !== undefined && { hint }) });
  }

  /** Says what is wrong with the key that this part is the value of. */
  reportKey(message: string, hint?: string): void {
    this.report(message, hint);
    const last = this.#findings.pop() as Finding;
    this.#findings.push({ ...last, isKey: true });
  }

  /** Says what Kubernetes takes, and in a lesson can only be a mistake. */
  advise(rule: string, message: string, hint?: string): void {
    this.report(message, hint);
    const last = this.#findings.pop() as Finding;
    this.#findings.push({ ...last, isAdvice: true, rule });
  }
}

/** `spec.containers[0].image`, as kubectl writes it; keys with dots go in brackets. */
export function formatPath(path: Path): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    if (!/^[\w$-]+$/.test(step)) return `["${step}"]`;
    return index === 0 ? step : `.${step}`;
  });
  return steps.join('');
}
