import { setTimeout } from 'node:timers/promises';
import type { Polling } from '../../src/lesson/types.ts';

const FIRST_REST_MS = 40;
const LONGEST_REST_MS = 500;
/** A removal moves within this: a Pod may take its grace period, half a minute by default, and a volume some time, too. */
export const MOVES_WITHIN_MS = 45_000;
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

/**
 * {@link poll} for what may be slow as long as it gets on, such as a removal: when the time is up and fewer things are
 * `left` than when it was up before, it begins again. What never moves is waited for twice.
 */
export async function pollWhileFewer<T>(
  timing: PollTiming,
  check: () => Promise<T | undefined>,
  explain: (error: unknown) => T,
  left: () => Promise<number>,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (let before = Infinity; ;) {
    const { wrong } = await poll(timing, check, explain, signal);
    if (wrong === undefined) return undefined;
    // Who does not say what is left is not getting on.
    const now = await left().catch(() => Infinity);
    signal.throwIfAborted();
    if (now >= before) return wrong;
    before = now;
  }
}
