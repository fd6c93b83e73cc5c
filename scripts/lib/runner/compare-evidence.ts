import type { Course } from '../../../src/lesson/course.ts';
import { readEvidence } from '../../../src/lesson/course.ts';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import { verification } from '../../../src/lesson/evidence.ts';
import type { Progress } from '../report/progress.ts';
import { annotate } from '../report/annotations.ts';
import type { Choice } from './choose-lessons.ts';
import { findDrift } from './drift.ts';
import type { LessonOutcome } from './run-lesson.ts';

/** Tells where a lesson that passed answers something else than its page shows. */
export function compareWithEvidence(
  root: string,
  { versions }: Course,
  { lesson, isWhole }: Choice,
  { steps }: LessonOutcome,
  progress: Progress,
): void {
  let recorded: Evidence | undefined;
  try {
    recorded = readEvidence(root, lesson);
  } catch (error) {
    progress.note(lesson, (error as Error).message);
  }
  for (const drift of findDrift(steps, recorded)) {
    progress.drifted(lesson, drift);
    const message = `${drift.stream} ya no es el que muestra la página`;
    annotate(progress, 'warning', drift.step.location, message);
  }
  if (!isWhole || verification(lesson, versions, recorded).state === 'verified') return;
  const command = `npm run examples -- --record ${lesson.slug}`;
  progress.note(lesson, `La evidencia no es de esta versión de la lección: ${command}`);
}
