import { plain } from './literal.ts';
import { matchJson, matchJsonPath } from './match-json.ts';
import { matchNumbers } from './match-numbers.ts';
import { matchTable } from './match-table.ts';
import { matchText } from './match-text.ts';
import type { Mismatch } from './mismatch.ts';
import type { Expectation } from './types.ts';

/** Compares what a command printed with all that is expected of it. Gives the first thing that does not hold. */
export function outputMismatch(
  expectation: Expectation,
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
): Mismatch | undefined {
  const mismatch = firstMismatch(expectation, stdout, stderr);
  if (!mismatch) return undefined;
  const { message, expected } = mismatch;
  return { ...mismatch, message: plain(message), expected: plain(expected) };
}

function firstMismatch(
  expectation: Expectation,
  stdout: string,
  stderr: string,
): Mismatch | undefined {
  const { json, jsonpath, numbers, table } = expectation;
  const mismatch =
    (expectation.stdout && matchText(expectation.stdout, stdout, 'stdout')) ??
    (expectation.stderr && matchText(expectation.stderr, stderr, 'stderr')) ??
    (table && matchTable(table, stdout)) ??
    (json && matchJson(json, stdout));
  if (mismatch) return mismatch;
  for (const matcher of jsonpath) {
    const wrong = matchJsonPath(matcher, stdout);
    if (wrong) return wrong;
  }
  for (const matcher of numbers) {
    const wrong = matchNumbers(matcher, stdout);
    if (wrong) return wrong;
  }
  return undefined;
}
