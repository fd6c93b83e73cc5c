import type { Step, StepMode } from '../lesson/types.ts';

/** What ends a command that does not end by itself. */
export type Ending =
  /** What is typed into it closes it. */
  | { readonly by: 'itself' }
  /** The reader, before the step at this index of the lesson. */
  | { readonly by: 'step'; readonly index: number }
  /** The reader, at the end of the lesson. */
  | { readonly by: 'lesson' };

/** What a page needs to know of a step: the order of the steps is the order in which they are read. */
type Placed = Pick<Step, 'terminal' | 'mode' | 'expectation'>;

/** Whether a command of this mode goes on while the reader does other things. */
export function staysRunning(mode: StepMode): boolean {
  return mode === 'background' || mode === 'watch' || mode === 'tty';
}

/** Whether a step must say which terminal is its own: not the first one, or not that of the step before. */
export function namesTerminal(steps: readonly Placed[], index: number): boolean {
  const terminal = steps[index]?.terminal ?? 1;
  return terminal !== 1 || (steps[index - 1]?.terminal ?? 1) !== terminal;
}

/** Index of the interactive program that a `send` step types into; `undefined` if there is none. */
export function sessionOf(steps: readonly Placed[], index: number): number | undefined {
  const terminal = steps[index]?.terminal;
  const found = steps.findLastIndex(
    (step, at) => at < index && step.terminal === terminal && step.mode !== 'send',
  );
  return steps[found]?.mode === 'tty' ? found : undefined;
}

/** How a command that stays running ends: at the next command of its terminal, or with the lesson. */
export function endingOf(steps: readonly Placed[], index: number): Ending {
  const terminal = steps[index]?.terminal;
  const later = steps.flatMap((step, at) =>
    at > index && step.terminal === terminal ? [{ step, at }] : [],
  );
  const next = later.find(({ step }) => step.mode !== 'send');
  const typed = later.filter(({ step, at }) => step.mode === 'send' && at < (next?.at ?? Infinity));
  const last = typed.at(-1)?.step;
  // Every `send` says what must appear, but for the one that ends the program: nothing appears after it.
  if (last && !last.expectation) return { by: 'itself' };
  return next ? { by: 'step', index: next.at } : { by: 'lesson' };
}
