import { annotate } from '../report/annotations.ts';
import { describeMismatch, howToRepeat } from '../report/failure.ts';
import { busyPort } from './busy-port.ts';
import type { Choice } from './choose-lessons.ts';
import { compareWithEvidence } from './compare-evidence.ts';
import type { ExamplesOptions } from './examples.ts';
import { howToLook } from './how-to-look.ts';
import { hasPassed, notRun } from './lesson-outcome.ts';
import { recordEvidence } from './record.ts';
import type { LessonOutcome } from './run-lesson.ts';
import { runLesson } from './run-lesson.ts';
import type { Worlds } from './worlds.ts';

/** What the lessons of a run share. */
export interface LaneContext {
  readonly options: ExamplesOptions;
  readonly worlds: Worlds;
  /** Variables of the stand-in for the site. */
  readonly siteEnv: Readonly<Record<string, string>>;
}

/**
 * Runs a lesson from beginning to end: its ports, its steps, what is told of it, and its evidence. Rejects
 * only where evidence cannot be written.
 */
export async function runInLane(choice: Choice, context: LaneContext): Promise<LessonOutcome> {
  const { options, worlds } = context;
  const { progress, record, signal, root, course } = options;
  const first = await attempt(choice, context);
  if (!record) {
    if (hasPassed(first) && options.isTaughtVersion)
      compareWithEvidence(root, course, choice, first, progress);
    return first;
  }
  const isRetried = !hasPassed(first) && !signal.aborted;
  if (isRetried) progress.note(choice.lesson, 'No ha pasado: segundo y último intento');
  const outcome = isRetried ? await attempt(choice, context) : first;
  if (!hasPassed(outcome)) return outcome;
  const attempts = isRetried ? 2 : 1;
  const versions = worlds.versions(choice.lesson);
  const file = await recordEvidence(outcome, { root, course, versions, attempts });
  const unstable = isRetried ? ', como inestable: solo pasó al segundo intento' : '';
  progress.note(choice.lesson, `Evidencia escrita en ${file}${unstable}`);
  return outcome;
}

async function attempt(
  { lesson }: Choice,
  { options, worlds, siteEnv }: LaneContext,
): Promise<LessonOutcome> {
  const { progress, keep, signal } = options;
  progress.lessonStarted(lesson);
  const busy = await busyPort(lesson);
  const openWorld = (scratch: string) => worlds.forLesson(lesson, scratch);
  const outcome =
    busy === undefined
      ? await runLesson({ lesson, openWorld, siteEnv, keep, observer: progress, signal })
      : notRun(lesson, busy);
  progress.lessonEnded(outcome);
  annotateFailures(outcome, options);
  if (keep && busy === undefined) progress.note(lesson, howToLook(lesson, options.cluster));
  return outcome;
}

function annotateFailures({ lesson, steps }: LessonOutcome, { progress }: ExamplesOptions): void {
  for (const step of steps) {
    if (!step.mismatch) continue;
    const { location, message } = step.mismatch;
    const text = [message, describeMismatch(step), howToRepeat(lesson, step)].join('\n');
    annotate(progress, 'error', location, text);
  }
}
