import type { Cursor } from './cursor.ts';
import { parseObjectReference } from './object-reference.ts';
import { parsePolling, POLLING_KEYS } from './polling.ts';
import type { StateCheck } from './types.ts';
import { checkBounds } from './written-bound.ts';

const KEYS = ['get', 'absent', 'namespace', 'match', ...POLLING_KEYS];
/** Wait of a state check that names none: long enough for a state that is already there to be seen. */
const DEFAULT_WITHIN_MS = 10_000;

/** Reads `then`: the states that must follow. */
export function parseStateChecks(cursor: Cursor): StateCheck[] {
  const checks = cursor.items('then');
  if (Array.isArray(cursor.value) && checks.length === 0) {
    cursor.report('«then» está vacío', 'Bórralo, o di qué estado esperas.');
  }
  return checks.flatMap((check) => parseCheck(check) ?? []);
}

function parseCheck(cursor: Cursor): StateCheck | undefined {
  if (!cursor.record(KEYS, 'el estado esperado')) return undefined;
  const verb = cursor.has('absent') ? 'absent' : 'get';
  if (cursor.has('get') && cursor.has('absent')) {
    return cursor.report(
      '«get» y «absent» no van juntos',
      'Sepáralos en dos elementos de la lista.',
    );
  }
  const target = parseObjectReference(cursor, verb);
  if (!target) return undefined;
  const timing = {
    ...{ withinMs: DEFAULT_WITHIN_MS, ...parsePolling(cursor) },
    location: cursor.location,
  };
  if (verb === 'absent') {
    if (cursor.has('match'))
      cursor.at('match').report('«absent» no lleva «match»', 'Lo que no está no tiene estado.');
    return { type: 'absent', target, ...timing };
  }
  const match = cursor.at('match');
  if (match.keys().length === 0) {
    return cursor.report('«get» necesita «match»', 'Así: match: { status: { phase: Running } }');
  }
  checkBounds(match);
  return { type: 'match', target, match: match.json(), ...timing };
}
