import { hasPassed } from '../runner/lesson-outcome.ts';
import type { LessonOutcome } from '../runner/run-lesson.ts';
import { count, formatDuration } from './words.ts';

/** What a run leaves at the end: how much of it passed, how long it took, and what side by side saved. */
export function summary(outcomes: readonly LessonOutcome[], wallMs: number): string {
  const steps = outcomes.flatMap((outcome) => outcome.steps);
  const passed = steps.filter(({ state }) => state === 'passed').length;
  const lessons = count(outcomes.length, 'lección', 'lecciones');
  const lines = [
    `${passed} de ${count(steps.length, 'paso', 'pasos')}, ${lessons} en ${formatDuration(wallMs)}`,
  ];
  const ownMs = outcomes.reduce((sum, { totalMs }) => sum + totalMs, 0);
  if (outcomes.length > 1) lines[0] += `; una tras otra habrían sido ${formatDuration(ownMs)}`;
  const failed = outcomes.filter((outcome) => !hasPassed(outcome));
  if (failed.length > 0) {
    const slugs = [...new Set(failed.map(({ lesson }) => lesson.slug))].join(', ');
    lines.push(`${count(failed.length, 'lección', 'lecciones')} con fallos: ${slugs}`);
  }
  return lines.join('\n');
}
