import type { ChangeObject } from 'diff';
import { diffArrays } from 'diff';
import { linePattern } from '../../../src/lesson/line-pattern.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import { formatLocation } from '../../../src/lesson/problem.ts';
import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { withoutVolatile } from '../../../src/lesson/volatile.ts';
import type { Drift } from '../runner/drift.ts';

/** A line of a difference: `-` was expected and did not come, `+` came and was not expected. */
export interface DifferenceLine {
  readonly sign: '-' | '+' | ' ';
  readonly text: string;
}

const ANYTHING = '...';
/** `typed`: lines with tokens and `...`; `sequence`: the same, with others between; the rest as they are. */
type Reading = 'typed' | 'sequence' | 'exact' | 'plain';

/**
 * What was expected of a step against what came, line by line: what a token or `...` stood for does not
 * differ. Gives `undefined` for what has no lines to compare (a regular expression, a bound, an exit code).
 */
export function difference(
  { expectation }: Step,
  mismatch: Mismatch,
): readonly DifferenceLine[] | undefined {
  const reading = expectation && readingOf(expectation, mismatch);
  if (!reading) return undefined;
  const lines = compare(reading, mismatch.expected, mismatch.actual);
  return lines.some(({ sign }) => sign !== ' ') ? lines : undefined;
}

/** What the page shows against what came now; what changes from run to run does not differ. */
export function driftDifference({ before, now }: Drift): readonly DifferenceLine[] {
  const isSame = (left: string, right: string) => withoutVolatile(left) === withoutVolatile(right);
  return toLines(diffArrays(linesOf(before), linesOf(now), { comparator: isSame }));
}

/** How the texts of a mismatch are read, told by the part of the expectation that it is about. */
function readingOf(
  expectation: Expectation,
  { location, expected, actual }: Mismatch,
): Reading | undefined {
  const isHere = (part: { readonly location: Mismatch['location'] } | undefined) =>
    part !== undefined && formatLocation(part.location) === formatLocation(location);
  const { stdout, stderr, table, json, then } = expectation;
  const text = [stdout, stderr].find(isHere);
  if (text) {
    if (text.type === 'lines') return 'typed';
    return text.type === 'sequence' || text.type === 'exact' ? text.type : undefined;
  }
  // Two tables have the same head; anything else is a complaint about the table as a whole.
  if (table && [table, ...table.rows].some(isHere))
    return linesOf(expected)[0] === linesOf(actual)[0] ? 'plain' : undefined;
  return isHere(json) || then.some(isHere) ? 'plain' : undefined;
}

function compare(reading: Reading, before: string, after: string): DifferenceLine[] {
  const [expected, actual] = [before, after].map(reading === 'exact' ? exactLines : linesOf);
  if (!expected || !actual) return [];
  if (reading === 'exact' || reading === 'plain') return toLines(diffArrays(expected, actual));
  const lines = reading === 'sequence' ? [ANYTHING, ...expected, ANYTHING] : expected;
  const patterns = new Map(lines.map((line) => [line, linePattern(line)]));
  const isSame = (left: string, right: string) => patterns.get(left)?.test(right) ?? false;
  return toLines(diffArrays(lines, actual, { comparator: isSame }), isAnything);
}

/** Of each change, what is gone comes first; one `stands` there for the lines that came in its place. */
function toLines(
  changes: readonly ChangeObject<string[]>[],
  stands: (line: string) => boolean = () => false,
): DifferenceLine[] {
  let takesIn = false;
  return changes.flatMap(({ value, added, removed }) => {
    const sign = removed ? '-' : added && !takesIn ? '+' : ' ';
    takesIn = removed && value.some(stands);
    const shown = removed ? value.filter((line) => !stands(line)) : value;
    return shown.map((text) => ({ sign, text }) as const);
  });
}

function isAnything(line: string): boolean {
  return line.trim() === ANYTHING;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** The lines of a text of which each byte counts: what nobody would see gets a sign. */
function exactLines(text: string): string[] {
  const lines = linesOf(text).map((line) =>
    line.replace(/[ \t]+$/, (blanks) => '·'.repeat(blanks.length)),
  );
  if (text !== '' && !text.endsWith('\n')) lines.push('(sin salto de línea al final)');
  return lines;
}
