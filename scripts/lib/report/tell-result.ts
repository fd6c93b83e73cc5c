import type { ExamplesResult } from '../runner/examples.ts';
import { hasPassed } from '../runner/lesson-outcome.ts';
import { leakReport } from './leak-report.ts';
import type { Progress } from './progress.ts';
import { repeatTable } from './repeat-table.ts';
import { summary } from './summary.ts';

/** Tells how a run went in the end. Gives its exit code. */
export function tellResult({ rounds, wallMs, leaks }: ExamplesResult, progress: Progress): number {
  const outcomes = rounds.flat();
  if (rounds.length > 1) progress.say(`\n${repeatTable(rounds, leaks)}`);
  progress.say(`\n${summary(outcomes, wallMs)}`);
  if (leaks.length > 0) progress.say(`\n${leakReport(leaks)}`);
  return outcomes.every(hasPassed) && leaks.length === 0 ? 0 : 1;
}
