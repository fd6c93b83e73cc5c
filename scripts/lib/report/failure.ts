import { formatLocation } from '../../../src/lesson/problem.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { StepOutcome } from '../runner/run-lesson.ts';
import type { Paint } from './block.ts';
import { block, withoutColour } from './block.ts';
import { difference } from './difference.ts';
import { drawDifference } from './draw-difference.ts';

/**
 * A failed step as a person needs it: where, what differs, what was there meanwhile, how to see it again,
 * with the `flags` that say where the lesson ran.
 */
export function describeFailure(
  lesson: Lesson,
  outcome: StepOutcome,
  paint: Paint = withoutColour,
  flags = '',
): string {
  const { step, mismatch, diagnosis } = outcome;
  if (!mismatch) return '';
  const parts = [
    `${formatLocation(mismatch.location)}: ${paint('red', mismatch.message)}`,
    block(`comando (${formatLocation(step.location)})`, step.command),
    describeMismatch(outcome, paint),
    ...(diagnosis ? [block('qué había en ese momento', diagnosis, Infinity)] : []),
    `    ${howToRepeat(lesson, outcome)}${flags}`,
  ];
  return parts.join('\n');
}

/** What was expected and what came, as a difference where both have lines to compare. */
export function describeMismatch(
  { step, mismatch, evidence }: StepOutcome,
  paint: Paint = withoutColour,
): string {
  if (!mismatch) return '';
  const { expected, actual } = mismatch;
  const stderr = evidence?.stderr ?? '';
  const alsoPrinted = actual.includes(stderr) ? [] : [block('y por stderr', stderr)];
  const lines = difference(step, mismatch);
  if (lines)
    return [drawDifference(lines, ['se esperaba', 'llegó'], paint), ...alsoPrinted].join('\n');
  const wanted = expected ? [block('se esperaba', expected)] : [];
  return [...wanted, block('llegó', actual || '(nada)'), ...alsoPrinted].join('\n');
}

/** The command that runs a lesson up to a failed step and leaves everything there. */
export function howToRepeat({ slug }: Lesson, { step }: StepOutcome): string {
  return `para repetir hasta este paso y mirar: npm run examples -- ${slug}#${step.id} --keep`;
}
