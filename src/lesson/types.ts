import type { SourceLocation } from './problem.ts';

/** Where a lesson runs: in a fresh namespace, alone on the cluster, or against Docker itself. */
export type Isolation = 'namespace' | 'cluster' | 'docker';

/** What the head of a lesson's MDX says. */
export interface FrontMatter {
  readonly title: string;
  readonly question: string;
  readonly description: string;
  readonly objectives: readonly string[];
  readonly isolation: Isolation;
  readonly addons: readonly string[];
}

/** A lesson as written: pure data, with the place of each part. */
export interface Lesson extends FrontMatter {
  /** Position in the course, from the folder's name (`05-pod` → 5). */
  readonly order: number;
  /** Last part of the lesson's URL, from the folder's name (`05-pod` → `pod`). */
  readonly slug: string;
  /** The lesson's folder, relative to the project's root. */
  readonly folder: string;
  /** The MDX file, relative to the project's root. */
  readonly file: string;
  readonly steps: readonly Step[];
  readonly manifests: readonly Manifest[];
  readonly diagrams: readonly Diagram[];
}

/** One `sh` fence: what a reader reads, copies and runs. */
export interface Step {
  readonly id: string;
  /** The bytes shown, copied and run: the fence's text with `{site}` substituted. */
  readonly command: string;
  /** Exit code that the command must end with. */
  readonly exitCode: number;
  /** Longest time that the command may take, in ms. */
  readonly timeoutMs: number;
  readonly expectation?: Expectation;
  readonly skip?: Skip;
  readonly location: SourceLocation;
}

/** A step that does not run, why, and the last day (ISO date) on which that is accepted. */
export interface Skip {
  readonly reason: string;
  readonly until: string;
}

/** What must be true after a step. Parts that are absent are free. */
export interface Expectation {
  readonly stdout?: TextMatcher;
  readonly stderr?: TextMatcher;
  readonly table?: TableMatcher;
  /** If set, the command is run again, for at most this many ms, until all of the above holds. */
  readonly withinMs?: number;
  readonly then: readonly StateCheck[];
  readonly location: SourceLocation;
}

/** How a stream is compared: ordered lines with typed tokens, a part of it, or a regular expression. */
export type TextMatcher = (
  | { readonly type: 'lines'; readonly lines: readonly string[] }
  | { readonly type: 'contains'; readonly text: string }
  | { readonly type: 'matches'; readonly pattern: string }
) & { readonly location: SourceLocation };

/** Rows that a table on stdout must have, in order, by the names of its columns. */
export interface TableMatcher {
  readonly rows: readonly TableRow[];
  readonly location: SourceLocation;
}

export interface TableRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly location: SourceLocation;
}

/** Any value that YAML or JSON can hold. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** State polled after the command: an object that matches a part, or one that is not there. */
export type StateCheck = {
  readonly target: ObjectReference;
  /** Longest wait until the state holds, in ms. */
  readonly withinMs: number;
  /** Once it holds, how long it must go on holding, in ms. */
  readonly forMs: number;
  readonly location: SourceLocation;
} & ({ readonly type: 'match'; readonly match: Json } | { readonly type: 'absent' });

/** `pod/web`, `deployment.apps/web`, `container/web`; the namespace defaults to the lesson's own. */
export interface ObjectReference {
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
}

/** A YAML file of the lesson's folder: published at a stable URL, used by commands, shown by `<Manifest>`. */
export interface Manifest {
  /** Name inside the lesson's folder; the last part of its URL. */
  readonly name: string;
  /** The file, relative to the project's root. */
  readonly file: string;
  readonly text: string;
}

/** A `mermaid` fence: source of a committed SVG. */
export interface Diagram {
  readonly id: string;
  readonly source: string;
  /** The committed drawing, relative to the project's root. */
  readonly svgFile: string;
  readonly location: SourceLocation;
}
