import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImageEvidence, StepEvidence, TimelineEntry } from '../../../src/lesson/evidence.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { LessonWorld } from './lesson-world.ts';
import { runStep } from './run-step.ts';
import { Shell } from './shell.ts';
import { shellEnvironment } from './shell-environment.ts';

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

export interface RunLessonOptions {
  readonly lesson: Lesson;
  /** Makes what the lesson runs against; `scratch` is a folder of the run. */
  readonly openWorld: (scratch: string) => Promise<LessonWorld>;
  /** Variables of the stand-in for the site. */
  readonly siteEnv: Readonly<Record<string, string>>;
  readonly keep: boolean;
  readonly observer: LessonObserver;
  readonly signal: AbortSignal;
}

/** Runs a lesson and removes what it made. Never rejects: what goes wrong is in the outcome. */
export async function runLesson(options: RunLessonOptions): Promise<LessonOutcome> {
  const { lesson, keep } = options;
  const started = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), 'kev-'));
  const result = {
    steps: [] as StepOutcome[],
    timeline: [] as readonly TimelineEntry[],
    images: [] as readonly ImageEvidence[],
  };
  const errors: string[] = [];
  try {
    const world = await options.openWorld(scratch);
    try {
      await runSteps(options, world, scratch, result.steps);
      result.images = await world.images();
      result.timeline = world.timeline();
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
  const notRun = lesson.steps
    .slice(result.steps.length)
    .map((step) => ({ step, state: 'not-run' as const, totalMs: 0 }));
  const steps = [...result.steps, ...notRun];
  return { lesson, ...result, steps, totalMs: performance.now() - started, ...error };
}

/** Runs the steps in order, until one fails: those after it would build on what is not there. */
async function runSteps(
  options: RunLessonOptions,
  world: LessonWorld,
  scratch: string,
  outcomes: StepOutcome[],
) {
  const { lesson, observer, signal, siteEnv } = options;
  const folders = { cwd: join(scratch, 'terminal'), scratch: join(scratch, 'pasos') };
  Object.values(folders).forEach((folder) => mkdirSync(folder));
  const shell = new Shell({
    ...folders,
    env: { ...shellEnvironment(process.env), ...siteEnv, ...world.env },
  });
  try {
    for (const step of lesson.steps) {
      signal.throwIfAborted();
      observer.stepStarted(lesson, step);
      const outcome = step.skip ? skipped(step) : await timed(step, shell, world, signal);
      outcomes.push(outcome);
      observer.stepEnded(lesson, outcome);
      if (outcome.state === 'failed') return;
    }
  } finally {
    await shell.close();
  }
}

async function timed(
  step: Step,
  shell: Shell,
  world: LessonWorld,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const started = performance.now();
  const { evidence, mismatch } = await runStep(step, shell, world, signal);
  const totalMs = performance.now() - started;
  if (!mismatch) return { step, state: 'passed', evidence, totalMs };
  const diagnosis = await world
    .diagnose()
    .catch((error: unknown) => `sin diagnóstico: ${messageOf(error)}`);
  return { step, state: 'failed', evidence, mismatch, diagnosis, totalMs };
}

function skipped(step: Step): StepOutcome {
  return { step, state: 'skipped', totalMs: 0 };
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
