import type { Step } from '../lesson/types.ts';
import { endingOf } from './terminals.ts';

/** What a reader must know of a command that does not end by itself. */
export interface Running {
  readonly state: string;
  /** What to do and when; `{paso}` stands for the step at `closing`, `{teclas}` for the keys. Empty: nothing. */
  readonly todo: string;
  readonly keys: readonly string[];
  /** Index of the step before which the reader ends it, if it is not the lesson's end. */
  readonly closing: number | undefined;
}

const STATES: Readonly<Record<string, string>> = {
  background: 'Sigue en marcha: déjala así.',
  watch: 'Se queda mirando.',
  tty: 'Lo que escribas ahora va dentro de esta sesión.',
};

/** Puts into words how a step of a lesson goes on and how it ends. */
export function runningWords(
  steps: readonly Pick<Step, 'terminal' | 'mode' | 'expectation'>[],
  index: number,
): Running {
  const { mode, terminal } = steps[index] ?? { mode: 'run', terminal: 1 };
  const ending = endingOf(steps, index);
  const closing = ending.by === 'step' ? ending.index : undefined;
  const when = closing === undefined ? 'Al acabar la lección' : 'Antes del paso {paso}';
  const next = steps[index + 1]?.terminal ?? terminal;
  const meanwhile = next === terminal ? '' : `Déjala y sigue en la terminal ${next}. `;
  const todo = {
    background: `${when}, ciérrala con {teclas}.`,
    watch: `${meanwhile}Cuando veas esto, {teclas}.`,
    tty: ending.by === 'itself' ? '' : `${when}, sal con {teclas}.`,
  };
  return {
    state: STATES[mode] ?? '',
    todo: todo[mode as keyof typeof todo] ?? '',
    // Ctrl-C does not leave a shell: it only drops the line.
    keys: ['Ctrl', mode === 'tty' ? 'D' : 'C'],
    closing,
  };
}
