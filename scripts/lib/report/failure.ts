import { formatLocation } from '../../../src/lesson/problem.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { StepOutcome } from '../runner/run-lesson.ts';
import type { Paint } from './block.ts';
import { block, withoutColour } from './block.ts';
import { difference } from './difference.ts';
import { drawDifference } from './draw-difference.ts';

/** The command that ran a lesson, and the flags that say where. */
export interface Again {
  readonly script: 'examples' | 'walk';
  readonly flags: string;
}

const EXAMPLES: Again = { script: 'examples', flags: '' };

/** A failed step as a person needs it: where, what differs, what was there meanwhile, how to see it again. */
export function describeFailure(
  lesson: Lesson,
  outcome: StepOutcome,
  paint: Paint = withoutColour,
  again = EXAMPLES,
): string {
  const { step, mismatch, diagnosis } = outcome;
  if (!mismatch) return '';
  const parts = [
    `${formatLocation(mismatch.location)}: ${paint('red', mismatch.message)}`,
    block(`comando (${formatLocation(step.location)})`, step.command),
    describeMismatch(outcome, paint),
    ...(diagnosis ? [block('qué había en ese momento', diagnosis, Infinity)] : []),
    `    ${howToRepeat(lesson, outcome, again)}`,
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

/** The command that runs a lesson again and leaves everything there; up to a failed step, where that can be. */
export function howToRepeat(
  { slug }: Lesson,
  { step }: StepOutcome,
  { script, flags }: Again = EXAMPLES,
): string {
  return script === 'walk'
    ? `para repetirla y mirar: npm run walk -- ${slug} --keep`
    : `para repetir hasta este paso y mirar: npm run examples -- ${slug}#${step.id} --keep${flags}`;
}
