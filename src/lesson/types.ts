import type { Claim } from './claim.ts';
import type { Figure } from './figure.ts';
import type { SourceLocation } from './problem.ts';
import type { Source } from './source.ts';

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
  /** What it proves of the syllabus, and by what. */
  readonly claims: readonly Claim[];
  /** Where it read what no run can prove. */
  readonly sources: readonly Source[];
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
  /** What is drawn from recordings. */
  readonly figures: readonly Figure[];
  /** Words of prose: how long it takes to read is computed from them. */
  readonly words: number;
}

/** One `sh` fence: what a reader reads, copies and runs. */
export interface Step {
  readonly id: string;
  /** The bytes shown, copied and run: the fence's text with `{site}` substituted. */
  readonly command: string;
  /** The reader's terminal that it runs in, from 1 on; each is a shell of its own. */
  readonly terminal: number;
  readonly mode: StepMode;
  /** Shell variables that the step leaves: recorded, shown, and usable in later expectations as `<$NAME>`. */
  readonly capture: readonly string[];
  /** Exit code that the command must end with; not checked where the runner itself ends it. */
  readonly exitCode: number;
  /** Longest time that the command may take, in ms. */
  readonly timeoutMs: number;
  readonly expectation?: Expectation;
  readonly skip?: Skip;
  readonly location: SourceLocation;
}

/**
 * How a command ends. `run`: by itself. `background`: it goes on until the next step of its terminal, or the
 * lesson's end; the lesson goes on as soon as its expectation holds. `watch`: it is ended once its
 * expectation holds; the lesson goes on at once and waits for it at the next step of its terminal, or at
 * its end. `tty`: as `background`, on a pseudo-terminal, so that `send` steps can type into it.
 */
export type StepMode = 'run' | 'background' | 'watch' | 'tty' | 'send';

/** A step that does not run, why, and the last day (ISO date) on which that is accepted. */
export interface Skip {
  readonly reason: string;
  readonly until: string;
}

/** What must be true after a step. Parts that are absent are free. */
export interface Expectation extends Polling {
  readonly stdout?: TextMatcher;
  readonly stderr?: TextMatcher;
  readonly table?: TableMatcher;
  readonly json?: JsonMatcher;
  readonly jsonpath: readonly JsonPathMatcher[];
  readonly numbers: readonly NumbersMatcher[];
  /** A TCP port of this machine that must accept connections. */
  readonly port?: number;
  readonly then: readonly StateCheck[];
  readonly location: SourceLocation;
}

/** How long and how often something is looked at until it holds. All in ms. */
export interface Polling {
  /** Longest wait until it holds. Absent: looked at once. */
  readonly withinMs?: number;
  /** Once it holds, how long it must go on holding. */
  readonly forMs: number;
  /** Times in a row that it must hold. */
  readonly consecutive: number;
  /** Whether the first look must find that it does not hold yet. */
  readonly notYet: boolean;
}

/**
 * How a stream is compared: ordered lines with typed tokens, the same with others between (`sequence`), a
 * part of it, a regular expression, or byte for byte (`exact`, also in what its last line ends with).
 */
export type TextMatcher = (
  | { readonly type: 'lines'; readonly lines: readonly string[] }
  | { readonly type: 'sequence'; readonly lines: readonly string[] }
  | { readonly type: 'contains'; readonly text: string }
  | { readonly type: 'matches'; readonly pattern: string }
  | { readonly type: 'exact'; readonly text: string }
) & { readonly location: SourceLocation };

/** Rows that a table on stdout must have, by the names of its columns. */
export interface TableMatcher {
  readonly rows: readonly TableRow[];
  /** `any`: the rows may come in any order, each expected one matched by a row of its own. */
  readonly order: 'given' | 'any';
  /** Whether rows that are not expected may stand between. */
  readonly extra: boolean;
  readonly location: SourceLocation;
}

export interface TableRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly location: SourceLocation;
}

/** stdout as one JSON value, which must have this part (see `stateMismatch`). */
export interface JsonMatcher {
  readonly match: Json;
  readonly location: SourceLocation;
}

/**
 * What a JSONPath (RFC 9535) finds in stdout: exactly these values in this order, where a scalar stands
 * for a list of one. Bounds (`>= 2`) are allowed.
 */
export interface JsonPathMatcher {
  readonly path: string;
  readonly values: readonly Json[];
  readonly location: SourceLocation;
}

/** Numbers found on stdout, by the first group of a pattern or in a column of a table, and their bounds. */
export interface NumbersMatcher {
  readonly source:
    | { readonly type: 'matches'; readonly pattern: string }
    | { readonly type: 'column'; readonly name: string };
  /** At least one. A bound is a number (equality) or a comparison (`>= 2`); all of a list must hold. */
  readonly bounds: Readonly<
    Partial<Record<'count' | 'each' | 'sum' | 'min' | 'max' | 'mean', readonly (string | number)[]>>
  >;
  readonly location: SourceLocation;
}

/** Any value that YAML or JSON can hold. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** State polled after the command: an object that matches a part, or one that is not there. */
export type StateCheck = Required<Polling> & {
  readonly target: ObjectReference;
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
