import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImageEvidence, StepEvidence, TimelineEntry } from '../../../src/lesson/evidence.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { LessonWorld } from './lesson-world.ts';
import type { TerminalSetting } from './lesson-session.ts';
import { LessonSession } from './lesson-session.ts';

/** A step as the reports tell it. */
export interface StepOutcome {
  readonly step: Step;
  readonly state: 'passed' | 'failed' | 'skipped' | 'not-run';
  readonly evidence?: StepEvidence;
  readonly mismatch?: Mismatch;
  readonly diagnosis?: string;
  /** Everything that the step took, with its waits, in ms. */
  readonly totalMs: number;
}

/** How a lesson went. `error`: something outside of its steps failed. */
export interface LessonOutcome {
  readonly lesson: Lesson;
  readonly steps: readonly StepOutcome[];
  readonly timeline: readonly TimelineEntry[];
  readonly images: readonly ImageEvidence[];
  readonly totalMs: number;
  readonly error?: string;
}

/** Told while a lesson runs. */
export interface LessonObserver {
  stepStarted(lesson: Lesson, step: Step): void;
  stepEnded(lesson: Lesson, outcome: StepOutcome): void;
}

/** Gives what the terminals of a lesson are like; `scratch` is a folder of the run. */
export type TerminalsOf = (world: LessonWorld, scratch: string) => TerminalSetting;

export interface RunLessonOptions {
  readonly lesson: Lesson;
  /** Makes what the lesson runs against; `scratch` is a folder of the run. */
  readonly openWorld: (scratch: string) => Promise<LessonWorld>;
  /** What its terminals are like, once its world is there. */
  readonly terminals: TerminalsOf;
  readonly keep: boolean;
  /** Called while the lesson is still there, after its steps; may run more of them. Gives the outcomes that count. */
  readonly afterSteps?: (
    session: LessonSession,
    outcomes: readonly StepOutcome[],
  ) => Promise<readonly StepOutcome[]>;
  readonly observer: LessonObserver;
  readonly signal: AbortSignal;
}

/** Runs a lesson and removes what it made. Never rejects: what goes wrong is in the outcome. */
export async function runLesson(options: RunLessonOptions): Promise<LessonOutcome> {
  const { lesson, keep } = options;
  const started = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), 'kev-'));
  const result = {
    steps: [] as readonly StepOutcome[],
    timeline: [] as readonly TimelineEntry[],
    images: [] as readonly ImageEvidence[],
  };
  const errors: string[] = [];
  try {
    const world = await options.openWorld(scratch);
    try {
      result.steps = await runSteps(options, world, scratch);
      result.images = await world.images();
      result.timeline = await world.timeline();
      const left = await leftBehind(options, world, result.steps);
      if (left !== undefined) errors.push(left);
    } finally {
      await world
        .close({ keep })
        .catch((error: unknown) => errors.push(`al recoger: ${messageOf(error)}`));
    }
  } catch (error) {
    errors.unshift(options.signal.aborted ? 'interrumpida' : messageOf(error));
  } finally {
    removeFolder(scratch, errors);
  }
  const error = errors.length > 0 ? { error: errors.join('; ') } : {};
  const steps = lesson.steps.map(
    (step, index): StepOutcome => result.steps[index] ?? { step, state: 'not-run', totalMs: 0 },
  );
  return { lesson, ...result, steps, totalMs: performance.now() - started, ...error };
}

async function runSteps(
  { lesson, observer, signal, terminals, afterSteps }: RunLessonOptions,
  world: LessonWorld,
  scratch: string,
): Promise<readonly StepOutcome[]> {
  const how = { world, scratch, terminals: terminals(world, scratch), observer, signal };
  const session = new LessonSession(how);
  try {
    const outcomes = await session.run(lesson);
    return (await afterSteps?.(session, outcomes)) ?? outcomes;
  } finally {
    await session.close();
  }
}

async function leftBehind(
  { lesson, keep }: RunLessonOptions,
  world: LessonWorld,
  outcomes: readonly StepOutcome[],
): Promise<string | undefined> {
  const isDone = ({ state }: StepOutcome) => state === 'passed' || state === 'skipped';
  const isWhole = outcomes.length === lesson.steps.length && outcomes.every(isDone);
  return isWhole && !keep ? world.leftBehind?.() : undefined;
}

/** A container may have left files of root's in a folder that the lesson mounted. */
function removeFolder(folder: string, errors: string[]): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    errors.push(`al recoger: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
