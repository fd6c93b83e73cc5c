import type { Problem, SourceLocation } from './problem.ts';
import type { Json } from './types.ts';
import type { YamlDocument } from './yaml.ts';
import { parseDuration } from './duration.ts';
import { suggestion } from './suggest.ts';

type Path = readonly (string | number)[];

/**
 * A place inside a YAML value that is read with checks: each reading method gives the value, or reports
 * a problem at its file:line and gives `undefined`.
 */
export class Cursor {
  readonly value: unknown;
  private readonly document: YamlDocument;
  private readonly problems: Problem[];
  private readonly path: Path;

  constructor(document: YamlDocument, problems: Problem[], path: Path = [], value?: unknown) {
    this.document = document;
    this.problems = problems;
    this.path = path;
    this.value = path.length === 0 ? document.value : value;
  }

  /** Over a file's only document; over an empty map at the top of the file where there is none. */
  static over(documents: readonly YamlDocument[], file: string, problems: Problem[]): Cursor {
    const locate = () => ({ file, line: 1, column: 1 });
    const nothing = { value: {}, locate, locateValue: locate, source: () => undefined };
    return new Cursor(documents[0] ?? nothing, problems);
  }

  get location(): SourceLocation {
    return this.document.locate(this.path);
  }

  get isRecord(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  report(message: string, hint: string): undefined {
    this.problems.push({ location: this.location, message, hint });
    return undefined;
  }

  /** The keys of a map; none of anything else. */
  keys(): string[] {
    return this.isRecord ? Object.keys(this.value as object) : [];
  }

  has(key: string): boolean {
    return this.isRecord && key in (this.value as object);
  }

  at(key: string | number): Cursor {
    const value = (this.value as Record<string | number, unknown> | null)?.[key];
    return new Cursor(this.document, this.problems, [...this.path, key], value);
  }

  /** Checks that this is a map with no keys but `allowed`. */
  record(allowed: readonly string[], what: string): this | undefined {
    if (!this.isRecord)
      return this.report(`${what} debe ser un mapa`, `Claves: ${allowed.join(', ')}.`);
    for (const key of this.keys()) {
      if (!allowed.includes(key)) {
        this.at(key).report(`clave desconocida «${key}» en ${what}`, suggestion(key, allowed));
      }
    }
    return this;
  }

  items(what: string): Cursor[] {
    if (!Array.isArray(this.value)) {
      this.report(`${what} debe ser una lista`, 'Cada elemento empieza por «- ».');
      return [];
    }
    return this.value.map((_, index) => this.at(index));
  }

  text(what: string): string | undefined {
    if (typeof this.value === 'string' && this.value.trim() !== '') return this.value;
    return this.report(
      `${what} debe ser un texto`,
      'Si es un número o una palabra reservada, ponlo entre comillas.',
    );
  }

  /** A scalar as its author wrote it: `1.10` and `False` are text in a table, where YAML reads 1.1 and false. */
  cell(what: string): string | undefined {
    if (typeof this.value === 'string') return this.value;
    if (['number', 'boolean'].includes(typeof this.value))
      return this.document.source(this.path) ?? String(this.value);
    return this.report(`${what} debe ser un texto o un número`, 'Ponlo entre comillas.');
  }

  flag(what: string): boolean | undefined {
    if (typeof this.value === 'boolean') return this.value;
    return this.report(`${what} debe ser true o false`, 'Sin comillas.');
  }

  /** A whole number from `min` to `max`. */
  integer(what: string, min: number, max = Infinity): number | undefined {
    const { value } = this;
    if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max)
      return Number(value);
    const range = max === Infinity ? `De ${min} en adelante` : `De ${min} a ${max}`;
    const hint = typeof value === 'string' ? `${range}, sin comillas.` : `${range}.`;
    return this.report(`${what} debe ser un número entero, y no «${String(value)}»`, hint);
  }

  /** Gives ms. */
  duration(what: string): number | undefined {
    const ms = parseDuration(String(this.value));
    return (
      ms ??
      this.report(
        `${what} no es una duración: «${String(this.value)}»`,
        'Por ejemplo 500ms, 60s o 2m.',
      )
    );
  }

  oneOf<const T extends string>(options: readonly T[], what: string): T | undefined {
    const option = options.find((candidate) => candidate === this.value);
    return (
      option ??
      this.report(
        `${what} no admite «${String(this.value)}»`,
        suggestion(String(this.value), options),
      )
    );
  }

  json(): Json {
    return this.value as Json;
  }
}
