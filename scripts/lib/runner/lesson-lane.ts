import { attemptLesson } from './attempt-lesson.ts';
import type { Choice } from './choose-lessons.ts';
import { compareWithEvidence } from './compare-evidence.ts';
import type { LaneContext } from './lane-context.ts';
import { hasPassed } from './lesson-outcome.ts';
import { recordEvidence } from './record.ts';
import type { LessonOutcome } from './run-lesson.ts';
import { watchLesson } from './watch-lesson.ts';

/**
 * Runs a lesson in its lane, from beginning to end: its steps, what is told of it, and its evidence. Rejects
 * only where evidence cannot be written.
 */
export async function runInLane(choice: Choice, context: LaneContext): Promise<LessonOutcome> {
  const { record, watch, isTaughtVersion, progress, root, course } = context.options;
  if (watch) return watchLesson(choice, context);
  if (record) return recordLesson(choice, context);
  const outcome = await attemptLesson(choice, context);
  if (hasPassed(outcome) && isTaughtVersion)
    compareWithEvidence(root, course, choice, outcome, progress);
  return outcome;
}

/** The only place where a lesson is tried again, and its evidence says so. */
async function recordLesson(choice: Choice, context: LaneContext): Promise<LessonOutcome> {
  const { progress, signal, root, course } = context.options;
  const first = await attemptLesson(choice, context);
  const isRetried = !hasPassed(first) && !signal.aborted;
  if (isRetried) progress.note(choice.lesson, 'No ha pasado: segundo y último intento');
  const outcome = isRetried ? await attemptLesson(choice, context) : first;
  if (!hasPassed(outcome)) return outcome;
  const attempts = isRetried ? 2 : 1;
  const versions = context.worlds.versions(choice.lesson);
  const file = await recordEvidence(outcome, { root, course, versions, attempts });
  const unstable = isRetried ? ', como inestable: solo pasó al segundo intento' : '';
  progress.note(choice.lesson, `Evidencia escrita en ${file}${unstable}`);
  return outcome;
}
