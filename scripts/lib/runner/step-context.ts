import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { StepEvidence } from '../../../src/lesson/evidence.ts';
import { sha256 } from '../../../src/lesson/evidence.ts';
import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { withVariables } from '../../../src/lesson/variables.ts';
import { checkState } from './check-state.ts';
import type { LessonWorld } from './lesson-world.ts';
import type { Shell } from './shell.ts';

/** What a step runs with. */
export interface StepContext {
  readonly shell: Shell;
  readonly world: LessonWorld;
  readonly signal: AbortSignal;
  /** Values that earlier steps left, by variable. */
  readonly captures: Map<string, string>;
}

/** How a step went: its evidence, and what does not hold, if anything. */
export interface StepResult {
  readonly evidence: StepEvidence;
  readonly mismatch?: Mismatch;
}

/** What is expected of a step, with the values that are known by now. */
export function expectationOf(
  { expectation }: Step,
  { captures }: StepContext,
): Expectation | undefined {
  return expectation && withVariables(expectation, captures);
}

/** Waits for the state that must follow. Gives the first part that did not come, and how long it took in ms. */
export async function settle(
  expectation: Expectation | undefined,
  { world, signal }: StepContext,
): Promise<{ readonly mismatch: Mismatch | undefined; readonly settledMs: number }> {
  const started = performance.now();
  let mismatch: Mismatch | undefined;
  for (const check of expectation?.then ?? []) mismatch ??= await checkState(check, world, signal);
  return { mismatch, settledMs: Math.round(performance.now() - started) };
}

/** Puts together a step's evidence; times in ms, rounded. */
export function toStepEvidence(
  step: Step,
  run: Omit<StepEvidence, 'id' | 'commandHash' | 'captures'>,
  captures: Readonly<Record<string, string>> = {},
): StepEvidence {
  return {
    id: step.id,
    commandHash: sha256(step.command),
    ...run,
    durationMs: Math.round(run.durationMs),
    ...(Object.keys(captures).length > 0 && { captures }),
  };
}

/** A mismatch about a step's command as a whole. */
export function complaint(step: Step, message: string, actual: string): Mismatch {
  return { location: step.location, message, expected: '', actual };
}
