import { stringify } from 'yaml';
import { plain } from './literal.ts';
import { stateMismatch } from './match-state.ts';
import type { Mismatch } from './mismatch.ts';
import type { Json, StateCheck } from './types.ts';

/**
 * Compares an object (`undefined`: there is none) with the state that is expected of it. Gives the first
 * part that does not hold, both sides in the same form, or `undefined` if all does.
 */
export function matchCheck(
  check: StateCheck,
  object: Json | undefined,
): Pick<Mismatch, 'expected' | 'actual'> | undefined {
  if (check.type === 'absent') {
    return object === undefined ? undefined : { expected: expectedState(check), actual: 'está' };
  }
  if (object === undefined) return { expected: expectedState(check), actual: 'no está' };
  const wrong = stateMismatch(check.match, object);
  if (!wrong) return undefined;
  const { path, expected, actual } = wrong;
  return {
    expected: show({ [path]: expected }),
    actual: actual === undefined ? `${path}: (no está)` : show({ [path]: actual }),
  };
}

/** The whole state that is expected, to be read by a person. */
export function expectedState(check: StateCheck): string {
  return check.type === 'absent' ? 'que no esté' : show(check.match);
}

function show(value: Json): string {
  return plain(stringify(value)).trim();
}
