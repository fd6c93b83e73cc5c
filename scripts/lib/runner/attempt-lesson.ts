import { annotate } from '../report/annotations.ts';
import { describeMismatch, howToRepeat } from '../report/failure.ts';
import { busyPort } from './busy-port.ts';
import type { Choice } from './choose-lessons.ts';
import type { ExamplesOptions } from './examples.ts';
import { howToLook } from './how-to-look.ts';
import type { LaneContext } from './lane-context.ts';
import { notRun } from './lesson-outcome.ts';
import type { LessonOutcome, RunLessonOptions } from './run-lesson.ts';
import { runLesson } from './run-lesson.ts';

/** Runs a lesson once, if its ports are free, and tells how it goes. Never rejects. */
export async function attemptLesson(
  { lesson }: Choice,
  { options, worlds, terminals }: LaneContext,
  afterSteps?: RunLessonOptions['afterSteps'],
): Promise<LessonOutcome> {
  const { progress, keep, signal } = options;
  progress.lessonStarted(lesson);
  const busy = await busyPort(lesson);
  const openWorld = (scratch: string) => worlds.forLesson(lesson, scratch);
  const how = { keep, observer: progress, signal, ...(afterSteps && { afterSteps }) };
  const outcome =
    busy === undefined
      ? await runLesson({ lesson, openWorld, terminals, ...how })
      : notRun(lesson, busy);
  progress.lessonEnded(outcome);
  annotateFailures(outcome, options);
  if (keep && busy === undefined) progress.note(lesson, howToLook(lesson, options));
  return outcome;
}

function annotateFailures({ lesson, steps }: LessonOutcome, { progress }: ExamplesOptions): void {
  for (const step of steps) {
    if (!step.mismatch) continue;
    const { location, message } = step.mismatch;
    const text = [message, describeMismatch(step), howToRepeat(lesson, step, progress.again)].join(
      '\n',
    );
    annotate(progress, 'error', location, text);
  }
}
