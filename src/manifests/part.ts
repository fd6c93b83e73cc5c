/** Steps from an object's root to one of its parts. */
export type Path = readonly (string | number)[];

/** A value that would be written at a path of an object. */
export interface Written {
  readonly path: Path;
  readonly value: unknown;
}

/** What to do about a field that does not exist. */
export interface FieldAdvice {
  readonly hint: string;
  /** What was most likely meant by it, by its place in the object. */
  readonly instead?: readonly Written[];
}

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
  /** It is the whole value that is wrong, and not something in it. */
  readonly isWhole?: true;
  /** What was most likely meant by a field that does not exist, by its place in the object. */
  readonly instead?: readonly Written[];
  /** The field that is missing in this part, where that is what is wrong. */
  readonly missing?: string;
  /** Where the caret goes, if not there. */
  readonly mark?: Path;
  /** What the field is for. */
  readonly meaning?: string;
  /** Slug of the lesson that explains the field. */
  readonly lesson?: string;
  /** The teaching rule by which it is advice. */
  readonly rule?: string;
}

type Source = (path: Path) => string | undefined;

/**
 * A part of an object that nobody has checked yet: reading it never fails, whatever it holds, so that a
 * rule can say its own and leave wrong types to the schema.
 */
export class Part {
  readonly value: unknown;
  readonly path: Path;
  readonly #findings: Finding[];
  readonly #source: Source;

  /** @param source - How the plain scalar at a path is written, where there is a text. */
  constructor(
    value: unknown,
    findings: Finding[],
    path: Path = [],
    source: Source = () => undefined,
  ) {
    this.value = value;
    this.path = path;
    this.#findings = findings;
    this.#source = source;
  }

  /** The same part, which reports to another list. */
  reportingTo(findings: Finding[]): Part {
    return new Part(this.value, findings, this.path, this.#source);
  }

  /** The plain scalar as it is written (`0755`, which is 493); `undefined` for any other value. */
  get written(): string | undefined {
    return this.#source(this.path);
  }

  /** The part at a path below this one; it may not exist. */
  at(...path: Path): Part {
    let value = this.value;
    for (const step of path) {
      const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
      value = isOwn ? (value as Record<string | number, unknown>)[step] : undefined;
    }
    return new Part(value, this.#findings, [...this.path, ...path], this.#source);
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

  /** What it holds: the items of a list, or the values of a map. */
  children(): Part[] {
    return [...this.items(), ...this.entries().map(([, child]) => child)];
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

  /** Says what is wrong with this part and, if it is known, what to do, and which lesson explains it. */
  report(
    message: string,
    hint?: string,
    { meaning, lesson }: Pick<Finding, 'meaning' | 'lesson'> = {},
  ): void {
    this.#say(message, hint, { ...(meaning && { meaning }), ...(lesson && { lesson }) });
  }

  /** Says what is wrong with the whole value of this part, be it a list or a map. */
  reportWhole(message: string, hint?: string): void {
    this.#say(message, hint, { isWhole: true });
  }

  /** Says that this part lacks a field; the message is another one where more than the field is missing. */
  reportMissing(field: string, message = `falta ${field}, que es obligatorio`): void {
    this.#findings.push({ path: this.path, message, missing: field });
  }

  /** Says what is wrong with the key that this part is the value of. */
  reportKey(message: string, hint?: string): void {
    this.#say(message, hint, { isKey: true });
  }

  /** Says that the key that this part is the value of does not exist, and what was meant by it. */
  reportUnknown(message: string, advice: FieldAdvice | undefined): void {
    const instead = advice?.instead;
    this.#say(message, advice?.hint, { isKey: true, ...(instead && { instead }) });
  }

  /** Says what Kubernetes takes, and in a lesson can only be a mistake. */
  advise(rule: string, message: string, hint?: string): void {
    this.#say(message, hint, { isAdvice: true, rule });
  }

  #say(message: string, hint: string | undefined, more: Partial<Finding> = {}): void {
    const { path } = this;
    this.#findings.push({ path, message, ...(hint !== undefined && { hint }), ...more });
  }
}

/** The path of the field that a finding is about, also of one that is missing. */
export function fieldOf({ path, missing }: Finding): Path {
  return missing === undefined ? path : [...path, missing];
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

/** The value at a path of another; `undefined` if there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((holder, step) => {
    const isOwn = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step);
    return isOwn ? (holder as Record<string | number, unknown>)[step] : undefined;
  }, value);
}

/** Whether two paths are the same. */
export function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && startsWith(one, other);
}

/** Whether a path leads to a place or to something below it. */
export function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}
