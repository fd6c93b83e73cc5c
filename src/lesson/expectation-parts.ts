import type { SourceLocation } from './problem.ts';
import type { Expectation } from './types.ts';

/** One thing that an expectation says of what a command prints, as an expectation of its own. */
export interface ExpectationPart {
  /** As an author calls it: `stdout`, `table`, `$.items[*].name`. */
  readonly name: string;
  readonly stream: 'stdout' | 'stderr';
  readonly alone: Expectation;
  readonly location: SourceLocation;
}

/** What an expectation says of what a command prints, piece by piece. */
export function partsOf(expectation: Expectation): ExpectationPart[] {
  const { stdout, stderr, table, json, jsonpath, numbers, location } = expectation;
  const nothing = { jsonpath: [], numbers: [], then: [] };
  const polling = { forMs: 0, consecutive: 1, notYet: false };
  const part = (name: string, said: Partial<Expectation>, place: SourceLocation) => ({
    name,
    stream: name === 'stderr' ? ('stderr' as const) : ('stdout' as const),
    alone: { ...nothing, ...polling, location, ...said },
    location: place,
  });
  return [
    ...(stdout ? [part('stdout', { stdout }, stdout.location)] : []),
    ...(stderr ? [part('stderr', { stderr }, stderr.location)] : []),
    ...(table ? [part('table', { table }, table.location)] : []),
    ...(json ? [part('json', { json }, json.location)] : []),
    ...jsonpath.map((matcher) => part(matcher.path, { jsonpath: [matcher] }, matcher.location)),
    ...numbers.map((matcher) => part('numbers', { numbers: [matcher] }, matcher.location)),
  ];
}

/** Whether all that an expectation asks of a stream is that it be empty. */
export function wantsNothing({ stdout, stderr }: Expectation): boolean {
  return [stdout, stderr].some((matcher) => {
    if (matcher?.type === 'lines') return matcher.lines.join('\n') === '';
    return matcher?.type === 'exact' && matcher.text === '';
  });
}
