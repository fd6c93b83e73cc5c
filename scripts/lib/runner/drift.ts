import type { Evidence, StepEvidence } from '../../../src/lesson/evidence.ts';
import { sha256 } from '../../../src/lesson/evidence.ts';
import type { Step } from '../../../src/lesson/types.ts';
import { withoutVolatile } from '../../../src/lesson/volatile.ts';

/** A step that answers other than what the committed evidence shows, volatile parts aside. */
export interface Drift {
  readonly step: Step;
  readonly stream: 'stdout' | 'stderr';
  readonly before: string;
  readonly now: string;
}

/** A shorter value (a number, a letter) also stands where it means something else. */
const SHORTEST_VALUE = 4;

/**
 * Compares what steps answered with what was recorded. Steps whose command changed have nothing to compare,
 * and what stays in a terminal prints a line more or less as it comes. A captured value is its variable:
 * another Pod or node in its place is no other answer.
 */
export function findDrift(
  steps: readonly { readonly step: Step; readonly evidence?: StepEvidence }[],
  recorded: Evidence | undefined,
): Drift[] {
  const then = comparable(recorded?.steps ?? []);
  const today = comparable(steps.flatMap(({ evidence }) => evidence ?? []));
  return steps.flatMap(({ step, evidence }) => {
    const before = recorded?.steps.find(({ id }) => id === step.id);
    if (!evidence || before?.commandHash !== sha256(step.command)) return [];
    if (step.mode === 'watch' || step.mode === 'background') return [];
    const changed = (['stdout', 'stderr'] as const).filter(
      (stream) => then(before[stream]) !== today(evidence[stream]),
    );
    return changed.map((stream) => ({
      step,
      stream,
      before: before[stream],
      now: evidence[stream],
    }));
  });
}

/** How to read a text of a run so that only what says something else differs from another run's. */
function comparable(steps: readonly StepEvidence[]): (text: string) => string {
  // The longest first: one value may be the beginning of another.
  const captures = steps
    .flatMap((step) => Object.entries(step.captures ?? {}))
    .filter(([, value]) => value.length >= SHORTEST_VALUE)
    .sort(([, a], [, b]) => b.length - a.length);
  return (text) =>
    withoutVolatile(
      captures.reduce((read, [name, value]) => read.replaceAll(value, `<$${name}>`), text),
    );
}
