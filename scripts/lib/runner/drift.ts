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

/** Compares what steps answered with what was recorded. Steps whose command changed have nothing to compare. */
export function findDrift(
  steps: readonly { readonly step: Step; readonly evidence?: StepEvidence }[],
  recorded: Evidence | undefined,
): Drift[] {
  return steps.flatMap(({ step, evidence }) => {
    const before = recorded?.steps.find(({ id }) => id === step.id);
    if (!evidence || before?.commandHash !== sha256(step.command)) return [];
    const changed = (['stdout', 'stderr'] as const).filter(
      (stream) => withoutVolatile(before[stream]) !== withoutVolatile(evidence[stream]),
    );
    return changed.map((stream) => ({
      step,
      stream,
      before: before[stream],
      now: evidence[stream],
    }));
  });
}
