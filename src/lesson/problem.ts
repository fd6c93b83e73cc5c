/** A place in a file of the content. Lines and columns start at 1; `file` is relative to the project's root. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong in the content, where it is, and what to do about it. */
export interface Problem {
  readonly location: SourceLocation;
  readonly message: string;
  readonly hint?: string;
  /** What the API server says of it, in English. */
  readonly server?: string;
  /** Kubernetes takes it; in a lesson it can only be a mistake. */
  readonly isAdvice?: true;
  /** Of an object's part: its path as kubectl writes it, `spec.containers[0].image`. */
  readonly path?: string;
  /** What that field is for, in one sentence. */
  readonly meaning?: string;
  /** Slug of the lesson that explains it. */
  readonly lesson?: string;
  /** The teaching rule that says it, by which it can be silenced; absent where the API server refuses. */
  readonly rule?: string;
}

/** Thrown when content cannot be used; carries every problem that was found, not only the first. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** `file:line:column`, the form that terminals and editors turn into a link. */
export function formatLocation({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}

/** Orders problems of one file as a person meets them. */
export function byPlace({ location: a }: Problem, { location: b }: Problem): number {
  return a.line - b.line || a.column - b.column;
}

/** One problem for a terminal: where and what on the first line, the hint and the server's words indented below. */
export function formatProblem({ location, message, hint, server }: Problem): string {
  const head = `${formatLocation(location)}: ${message}`;
  return indented(head, [hint, serverLine(server)]);
}

/** What the API server says, as a line that says so. */
export function serverLine(server: string | undefined): string | undefined {
  return server && `API server: ${withoutDump(server.replaceAll(/\s*\n\s*/g, ' '))}`;
}

/** Characters of a struct of Go, as JSON, up to which it is shown: a longer one is more than people read. */
const LONGEST_DUMP = 80;

/** A sentence of the server without the whole of a long struct that it says something of. */
function withoutDump(sentence: string): string {
  const [start = ''] = /^.*?: (?:Invalid|Duplicate) value: (?=[{[])/.exec(sentence) ?? [];
  const end = start === '' ? undefined : endOfJson(sentence, start.length);
  if (end === undefined || end - start.length <= LONGEST_DUMP) return sentence;
  return `${start}${sentence.charAt(start.length)}…${sentence.slice(end - 1)}`;
}

/** Where a map or list of JSON ends that begins at an offset; `undefined` if it does not. */
function endOfJson(text: string, from: number): number | undefined {
  const tokens = /"(?:[^"\\]|\\.)*"|[[\]{}]/gs;
  tokens.lastIndex = from;
  let depth = 0;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    if (/^[[{]/.test(found[0])) depth += 1;
    if (/^[\]}]/.test(found[0])) depth -= 1;
    if (depth === 0) return tokens.lastIndex;
  }
  return undefined;
}

/** A first line, and below it those lines that there are. */
export function indented(head: string, below: readonly (string | undefined)[]): string {
  return [head, ...below.filter((line) => line !== undefined)].join('\n    ');
}
