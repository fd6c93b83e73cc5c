import { setTimeout } from 'node:timers/promises';

/** What a promise gives, or `undefined` if that takes longer than so many ms. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, setTimeout(ms, undefined, { ref: false })]);
}

/** A promise that resolves at the limit or when the signal aborts, whichever comes first. */
export function deadline(timeoutMs: number, signal: AbortSignal | undefined) {
  const { promise, resolve } = Promise.withResolvers<'timeout' | 'aborted'>();
  const timer = globalThis.setTimeout(() => resolve('timeout'), timeoutMs);
  const abort = () => resolve('aborted');
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return { promise, clear };
}
