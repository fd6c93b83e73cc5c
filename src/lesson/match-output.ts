import { matchTable } from './match-table.ts';
import { matchText } from './match-text.ts';
import type { Mismatch } from './mismatch.ts';
import type { Expectation } from './types.ts';

/** Compares what a command printed with all that is expected of it. Gives the first thing that does not hold. */
export function outputMismatch(
  expectation: Expectation,
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
): Mismatch | undefined {
  return (
    (expectation.stdout && matchText(expectation.stdout, stdout, 'stdout')) ??
    (expectation.stderr && matchText(expectation.stderr, stderr, 'stderr')) ??
    (expectation.table && matchTable(expectation.table, stdout))
  );
}
