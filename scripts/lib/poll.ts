import { setTimeout } from 'node:timers/promises';

const FIRST_REST_MS = 40;
const LONGEST_REST_MS = 500;

export interface PollTiming {
  /** Longest wait until the state holds, in ms. */
  readonly withinMs: number;
  /** Once it holds, how long it must go on holding, in ms. */
  readonly forMs: number;
}

/** `undefined`: it held as long as it had to. Otherwise the last complaint, and how often it was tried. */
export interface PollResult<T> {
  readonly wrong: T | undefined;
  readonly attempts: number;
}

/**
 * Tries until `check` has nothing to complain of and goes on so for `forMs`. The only place where the
 * runner waits. Rejects when the signal aborts; an error of `check` is a complaint, made by `explain`.
 */
export async function poll<T>(
  { withinMs, forMs }: PollTiming,
  check: () => Promise<T | undefined>,
  explain: (error: unknown) => T,
  signal: AbortSignal,
): Promise<PollResult<T>> {
  const deadline = performance.now() + withinMs;
  let rest = FIRST_REST_MS;
  let heldSince: number | undefined;
  for (let attempts = 1; ; attempts += 1) {
    signal.throwIfAborted();
    const asked = performance.now();
    const wrong = await check().catch(explain);
    signal.throwIfAborted();
    if (wrong === undefined) {
      heldSince ??= asked;
      if (performance.now() - heldSince >= forMs) return { wrong, attempts };
    } else {
      heldSince = undefined;
      if (performance.now() >= deadline) return { wrong, attempts };
    }
    await setTimeout(rest, undefined, { signal });
    rest = Math.min(rest * 1.5, LONGEST_REST_MS);
  }
}
