import type { Evidence, StepEvidence } from '../lesson/evidence.ts';
import { stepEvidence } from '../lesson/evidence.ts';
import type { Lesson, Polling, Step } from '../lesson/types.ts';
import { count, duration } from './format.ts';
import { endingOf, staysRunning } from './terminals.ts';

type Recorded = Pick<StepEvidence, 'durationMs' | 'settledMs' | 'attempts'>;

/** How a command went: what it took, until its own end or until it was ready. */
export function tookWords({ mode }: Pick<Step, 'mode'>, { durationMs }: Recorded): string {
  // A watch is waited for when its terminal is needed again: how long is the reader's own affair.
  if (mode === 'watch') return 'visto';
  const time = duration(durationMs);
  return staysRunning(mode) ? `lista en ${time}` : time;
}

/** What to say of a command that printed nothing; `undefined` where nothing was to be printed. */
export function silenceWords({ mode, expectation }: Pick<Step, 'mode' | 'expectation'>) {
  if (mode === 'tty') return undefined;
  if (mode === 'send' && !expectation) return 'Y con eso se cierra la sesión.';
  return 'No respondió nada.';
}

/**
 * What a command had to wait for, in words, or `undefined` where it waited for nothing. A time is
 * said only if it is the time of that wait and of nothing else. `polled` is how long the command was
 * repeated, in ms, where that is known.
 */
export function waitWords(
  { expectation }: Pick<Step, 'expectation'>,
  { attempts, settledMs }: Recorded,
  polled: number | undefined,
): string | undefined {
  const checks = expectation?.then ?? [];
  if (checks.some(({ notYet }) => notYet)) {
    const [only, ...others] = checks;
    return notYetWords(others.length === 0 && only && isPlain(only) ? settledMs : undefined);
  }
  if (attempts < 2) return undefined;
  if (expectation?.notYet) return notYetWords(isPlain(expectation) ? polled : undefined);
  return `repetido ${count(attempts, 'vez', 'veces')} hasta que salió`;
}

/**
 * How long a command was repeated, in ms: until the next step began. Not known of the last step, nor
 * where something else was waited for before that next step.
 */
export function polledMs(
  lesson: Lesson,
  evidence: Evidence | undefined,
  index: number,
): number | undefined {
  const { steps } = lesson;
  const recorded = stepEvidence(lesson, evidence, steps[index]?.id ?? '');
  const next = stepEvidence(lesson, evidence, steps[index + 1]?.id ?? '');
  const frees = steps.slice(0, index + 1).some(({ mode }, at) => {
    const ending = endingOf(steps, at);
    return staysRunning(mode) && ending.by === 'step' && ending.index === index + 1;
  });
  if (!recorded || !next || frees) return undefined;
  return next.startedMs - recorded.startedMs - recorded.settledMs;
}

/** Whether it is over as soon as it holds, so that its time is the time until then. */
function isPlain({ forMs, consecutive }: Polling): boolean {
  return forMs === 0 && consecutive === 1;
}

function notYetWords(ms: number | undefined): string {
  return `al principio todavía no; ${ms === undefined ? 'luego' : `al cabo de ${duration(ms)}`}, sí`;
}
