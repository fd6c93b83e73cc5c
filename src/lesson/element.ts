import type { MdxNode } from './mdx.ts';
import { nodeLocation } from './mdx.ts';
import type { Problem, SourceLocation } from './problem.ts';
import { suggestion } from './suggest.ts';

/** An element that an author wrote (`<Timeline steps="…" />`), while its attributes are checked. */
export class ElementReader {
  readonly location: SourceLocation;
  readonly #name: string;
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #problems: Problem[];

  /** Complains of attributes that the element does not have. */
  constructor(node: MdxNode, file: string, problems: Problem[], attributes: readonly string[]) {
    this.location = nodeLocation(node, file);
    this.#name = node.name ?? '';
    this.#values = new Map(node.attributes?.map(({ name = '', value }) => [name, value]));
    this.#problems = problems;
    for (const name of this.#values.keys()) {
      if (attributes.includes(name)) continue;
      const message = `atributo desconocido «${name}» en ${this.tag}`;
      this.complain(message, suggestion(name, attributes));
    }
  }

  /** `<Timeline>`, as messages name it. */
  get tag(): string {
    return `<${this.#name}>`;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** A value that is written in quotes; of any other, nothing. */
  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  }

  /** The names in a value: `Pod, Node` → `['Pod', 'Node']`. */
  names(name: string): string[] {
    return listedNames(this.text(name) ?? '');
  }

  /** A value in quotes that must be there; `hint` shows how. */
  required(name: string, hint: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) this.complain(`${this.tag} necesita ${name}="…"`, hint);
    return value;
  }

  /** Complains of each name that is none of those that there are. */
  known(names: readonly string[], all: readonly string[], message: (name: string) => string) {
    for (const name of names.filter((candidate) => !all.includes(candidate))) {
      this.complain(message(name), suggestion(name, all));
    }
  }

  complain(message: string, hint: string): void {
    this.#problems.push({ location: this.location, message, hint });
  }
}

/** The names in an attribute: `Pod, Node` → `['Pod', 'Node']`. */
export function listedNames(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
