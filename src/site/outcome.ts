import type { StepEvidence } from '../lesson/evidence.ts';
import type { Step } from '../lesson/types.ts';
import { count, duration } from './format.ts';

type Recorded = Pick<StepEvidence, 'durationMs' | 'settledMs' | 'attempts'>;

/** How long a command took, and until what: its own end, or what it had to show. */
export function tookWords({ mode }: Pick<Step, 'mode'>, { durationMs }: Recorded): string {
  const time = duration(durationMs);
  if (mode === 'watch') return `visto en ${time}`;
  return mode === 'background' || mode === 'tty' ? `lista en ${time}` : time;
}

/**
 * What a command had to wait for, in words, or `undefined` where it waited for nothing. A time is
 * said only if it is the time of that wait and of nothing else.
 */
export function waitWords(
  { expectation }: Pick<Step, 'expectation'>,
  { attempts, settledMs }: Recorded,
): string | undefined {
  const checks = expectation?.then ?? [];
  if (checks.some(({ notYet }) => notYet)) {
    const [only] = checks;
    const isWait = checks.length === 1 && only?.forMs === 0 && only.consecutive === 1;
    return `al principio todavía no; ${isWait ? `al cabo de ${duration(settledMs)}` : 'luego'}, sí`;
  }
  if (attempts < 2) return undefined;
  if (expectation?.notYet) return `al principio todavía no; a la ${attempts}.ª vez, sí`;
  return `repetido ${count(attempts, 'vez', 'veces')} hasta que salió`;
}
