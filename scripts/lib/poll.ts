import { setTimeout } from 'node:timers/promises';
import type { Polling } from '../../src/lesson/types.ts';

const FIRST_REST_MS = 40;
const LONGEST_REST_MS = 500;
const TOO_SOON = 'ya se cumplía la primera vez que se miró, y debía no cumplirse todavía';

/** What {@link poll} needs to know of a `Polling`; what is absent asks for nothing more. */
export type PollTiming = Partial<Polling> & { readonly withinMs: number };

/** `undefined`: it held as long as it had to. Otherwise the last complaint, and how often it was tried. */
export interface PollResult<T> {
  readonly wrong: T | undefined;
  readonly attempts: number;
}

/**
 * Tries until `check` has nothing to complain of, `consecutive` times in a row and for `forMs`. With
 * `notYet`, the first try must complain: if it does not, that is wrong. The only place where the runner
 * waits. Rejects when the signal aborts; an error of `check` is a complaint, made by `explain`.
 */
export async function poll<T>(
  { withinMs, forMs = 0, consecutive = 1, notYet = false }: PollTiming,
  check: () => Promise<T | undefined>,
  explain: (error: unknown) => T,
  signal: AbortSignal,
): Promise<PollResult<T>> {
  const deadline = performance.now() + withinMs;
  let rest = FIRST_REST_MS;
  let held = { since: 0, times: 0 };
  for (let attempts = 1; ; attempts += 1) {
    signal.throwIfAborted();
    const asked = performance.now();
    const wrong = await check().catch(explain);
    signal.throwIfAborted();
    if (wrong === undefined) {
      if (notYet && attempts === 1) return { wrong: explain(new Error(TOO_SOON)), attempts };
      held = { since: held.times === 0 ? asked : held.since, times: held.times + 1 };
      const isSteady = held.times >= consecutive && performance.now() - held.since >= forMs;
      if (isSteady) return { wrong, attempts };
    } else {
      held = { since: 0, times: 0 };
      if (performance.now() >= deadline) return { wrong, attempts };
    }
    await setTimeout(rest, undefined, { signal });
    rest = Math.min(rest * 1.5, LONGEST_REST_MS);
  }
}
