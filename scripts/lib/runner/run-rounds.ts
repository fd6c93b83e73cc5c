import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEvidence } from '../../../src/lesson/course.ts';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { Again } from '../report/failure.ts';
import { toJUnit } from '../report/junit.ts';
import type { Choice } from './choose-lessons.ts';
import type { ExamplesOptions, ExamplesResult } from './examples.ts';
import { inBalancedOrder, lessonJob } from './lesson-job.ts';
import type { Leak } from './leak-check.ts';
import type { LessonOutcome } from './run-lesson.ts';
import { schedule } from './schedule.ts';
import type { LessonWorlds } from './worlds.ts';

/** Runs one lesson, from beginning to end. */
type Run<C extends Choice> = (choice: C) => Promise<LessonOutcome>;

interface RoundsOptions<C extends Choice> {
  readonly options: Omit<ExamplesOptions, 'choices'> & { readonly choices: readonly C[] };
  readonly worlds: LessonWorlds;
}

/**
 * Runs lessons in their worlds, side by side where they can, as many times as asked for, and looks what they
 * left behind. Writes the report of the script for CI, also where something rejects.
 */
export async function runRounds<C extends Choice>(
  { options, worlds }: RoundsOptions<C>,
  script: Again['script'],
  run: Run<C>,
): Promise<ExamplesResult> {
  const { root, choices, signal } = options;
  const rounds: LessonOutcome[][] = [];
  let leaks: readonly Leak[] = [];
  try {
    await worlds.open(choices.map(({ lesson }) => lesson));
    const started = performance.now();
    while (rounds.length < options.rounds && !signal.aborted) {
      const outcomes: LessonOutcome[] = [];
      rounds.push(outcomes);
      await runRound(options, run, outcomes);
    }
    const wallMs = performance.now() - started;
    leaks = await worlds.leaks();
    return { rounds, wallMs, leaks };
  } finally {
    worlds.close();
    mkdirSync(join(root, 'reports'), { recursive: true });
    writeFileSync(join(root, `reports/${script}.xml`), toJUnit(rounds, leaks, script));
  }
}

/** Runs each lesson once. Adds their outcomes, in the order of the course, also if something rejects. */
async function runRound<C extends Choice>(
  { root, choices, lanes, progress, signal }: RoundsOptions<C>['options'],
  runLesson: Run<C>,
  outcomes: LessonOutcome[],
): Promise<void> {
  const jobs = choices.map((choice) => {
    return { ...lessonJob(choice.lesson, recordedBefore(root, choice.lesson)), choice };
  });
  const isOneByOne = lanes === 1 || jobs.length === 1;
  if (!isOneByOne) progress.sideBySide(jobs.map(({ lesson }) => lesson));
  const run = async ({ choice }: { choice: C }) => {
    outcomes.push(await runLesson(choice));
    outcomes.sort((a, b) => a.lesson.order - b.lesson.order);
  };
  // One by one there is no lane to keep full: the order of the course is the one that a person expects.
  await schedule(isOneByOne ? jobs : inBalancedOrder(jobs), lanes, run, () => signal.aborted);
}

/** What was recorded of a lesson; nothing where its file can't be read, which is no reason not to run it. */
function recordedBefore(root: string, lesson: Lesson): Evidence | undefined {
  try {
    return readEvidence(root, lesson);
  } catch {
    return undefined;
  }
}
