import type { Leak } from '../runner/leak-check.ts';
import { hasPassed } from '../runner/lesson-outcome.ts';
import type { LessonOutcome } from '../runner/run-lesson.ts';
import { columns } from './columns.ts';
import { formatSeconds } from './words.ts';

const HEAD = ['LECCIÓN', 'PASA', 'FALLA', 'MÍN.', 'MEDIANA', 'MÁX.', 'RESTOS', 'QUÉ FALLÓ'];
const OUTSIDE = '(fuera de los pasos)';

/**
 * How each lesson went over several rounds: a row for each, with its times in the rounds that passed, and how
 * many of the things left behind may be its own.
 */
export function repeatTable(
  rounds: readonly (readonly LessonOutcome[])[],
  leaks: readonly Leak[],
): string {
  const bySlug = Map.groupBy(rounds.flat(), ({ lesson }) => lesson.slug);
  const rows = [HEAD, ...[...bySlug].map(([slug, outcomes]) => row(slug, outcomes, leaks))];
  return columns(rows);
}

function row(slug: string, outcomes: readonly LessonOutcome[], leaks: readonly Leak[]): string[] {
  const passed = outcomes.filter(hasPassed);
  const times = passed.map(({ totalMs }) => totalMs).sort((a, b) => a - b);
  const failed = outcomes.length - passed.length;
  const left = leaks.filter(({ lessons }) => lessons.includes(slug)).length;
  const counts = [passed.length, failed].map(String);
  return [slug, ...counts, ...spread(times), String(left), failures(outcomes)];
}

/** The fastest, the median and the slowest of times in order; the lower one of two medians. */
function spread(times: readonly number[]): string[] {
  const at = (index: number) => {
    const ms = times[index];
    return ms === undefined ? '-' : formatSeconds(ms);
  };
  return [at(0), at(Math.floor((times.length - 1) / 2)), at(times.length - 1)];
}

/** Each step that failed and how often, those that failed most first. */
function failures(outcomes: readonly LessonOutcome[]): string {
  const culprits = outcomes
    .filter((outcome) => !hasPassed(outcome))
    .map(({ steps }) => steps.find(({ state }) => state === 'failed')?.step.id ?? OUTSIDE);
  return [...Map.groupBy(culprits, (id) => id)]
    .map(([id, times]) => ({ id, times: times.length }))
    .sort((a, b) => b.times - a.times)
    .map(({ id, times }) => `${id} ×${times}`)
    .join(', ');
}
