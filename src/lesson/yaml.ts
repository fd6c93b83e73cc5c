import type { Problem, SourceLocation } from './problem.ts';
import { YamlReader } from './yaml-reader.ts';

/** Where a text of YAML comes from and who reads it. */
export interface YamlSource {
  readonly file: string;
  /** Line of the text's first line in the file; 1 unless given. */
  readonly line?: number;
  /** Columns of indentation that were stripped from each line; 0 unless given. */
  readonly column?: number;
  /** Read as Kubernetes does, and report what YAML 1.2 would read differently. */
  readonly kubernetes?: boolean;
}

/** One document of a YAML text. */
export interface YamlDocument {
  /** Plain data; `null` for an empty document, `undefined` for one that cannot be read. */
  readonly value: unknown;
  /** Place of a key or item; of its nearest ancestor that is there if it is not. */
  locate(path: readonly (string | number)[]): SourceLocation;
  /**
   * Place of a value that is one word or number, or with `isWhole` one in brackets; of its key, as {@link locate} has
   * it, for any other.
   */
  locateValue(path: readonly (string | number)[], isWhole?: boolean): SourceLocation;
  /** A plain scalar as it is written; `undefined` where there is none. */
  source(path: readonly (string | number)[]): string | undefined;
}

/**
 * Reads a text of YAML: every document in it, and everything wrong with it. Never throws. A
 * document with broken syntax has no value; the others have theirs, also where there are problems.
 */
export function readYaml(
  text: string,
  source: YamlSource,
): { documents: YamlDocument[]; problems: Problem[] } {
  const reader = new YamlReader(source);
  try {
    return { documents: reader.read(text), problems: reader.problems };
  } catch {
    const message = 'este YAML no se puede leer: está anidado demasiado hondo o roto';
    return { documents: [], problems: [...reader.problems, reader.problem(0, { message })] };
  }
}
