import type { Cursor } from './cursor.ts';
import type { Polling } from './types.ts';

/** Keys that say how long and how often something is looked at. */
export const POLLING_KEYS = ['within', 'for', 'consecutive', 'not-yet'] as const;

/** Reads how long and how often something is looked at until it holds. */
export function parsePolling(cursor: Cursor): Polling {
  const withinMs = parseWait(cursor, 'within');
  const forMs = parseWait(cursor, 'for') ?? 0;
  const consecutive = cursor.has('consecutive')
    ? cursor.at('consecutive').integer('consecutive', 1)
    : undefined;
  const notYet = cursor.has('not-yet') ? cursor.at('not-yet').flag('not-yet') : undefined;
  return {
    ...(withinMs !== undefined && { withinMs }),
    forMs,
    consecutive: consecutive ?? 1,
    notYet: notYet ?? false,
  };
}

function parseWait(cursor: Cursor, key: 'within' | 'for'): number | undefined {
  if (!cursor.has(key)) return undefined;
  const ms = cursor.at(key).duration(key);
  if (ms !== 0) return ms;
  return cursor.at(key).report(`«${key}» no puede ser cero`, 'Bórralo, o di cuánto.');
}
