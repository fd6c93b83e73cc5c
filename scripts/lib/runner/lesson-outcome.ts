import type { Lesson } from '../../../src/lesson/types.ts';
import type { LessonOutcome } from './run-lesson.ts';

/** Whether every step of a lesson passed, or was skipped with a reason. */
export function hasPassed({ steps, error }: LessonOutcome): boolean {
  return (
    error === undefined && steps.every(({ state }) => state === 'passed' || state === 'skipped')
  );
}

/** The outcome of a lesson that could not begin. */
export function notRun(lesson: Lesson, error: string): LessonOutcome {
  const steps = lesson.steps.map((step) => ({ step, state: 'not-run' as const, totalMs: 0 }));
  return { lesson, steps, timeline: [], images: [], totalMs: 0, error };
}
