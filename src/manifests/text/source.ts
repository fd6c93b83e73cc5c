import type { SourceLocation } from '../../lesson/problem.ts';

/** A text of YAML that a reader may apply: a file, or a fence of an MDX file. */
export interface ManifestSource {
  readonly file: string;
  readonly text: string;
  /** Line of the text's first line in the file. */
  readonly line: number;
  /** Columns of indentation stripped from each line of the text. */
  readonly column: number;
  readonly declaration?: Declaration;
}

/** What an author says about a text that is not a valid manifest, on purpose. */
export interface Declaration {
  /** `invalid`: the validator must find something wrong. `fragment`: a part of an object. */
  readonly type: 'invalid' | 'fragment';
  readonly location: SourceLocation;
}
