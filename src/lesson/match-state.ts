import { isWithin, parseBound } from './bound.ts';
import { hasLiteral, plain } from './literal.ts';
import type { Json } from './types.ts';

/**
 * Equality of scalars, where an expected `>= 2` (or `>`, `<`, `<=`, `!=`) is a bound over a number. What was
 * captured is text, as in the shell: it equals the number or boolean that is written so.
 */
export function matchScalar(expected: Json, actual: Json | undefined): boolean {
  if (typeof expected !== 'string') return expected === actual;
  const bound = parseBound(expected);
  if (bound === undefined) {
    const isSame = typeof actual === 'string' || (isScalar(actual) && hasLiteral(expected));
    return isSame && plain(expected) === String(actual);
  }
  const value = actual === '' || !isScalar(actual) ? NaN : Number(actual);
  return !Number.isNaN(value) && isWithin(value, bound);
}

/** The first part of an object that is not as expected: where it is, what must be there, and what is. */
export interface StateMismatch {
  readonly path: string;
  readonly expected: Json;
  readonly actual: Json | undefined;
}

/**
 * Compares an object with the expected part of it. Maps: each expected key matches. Lists: each expected
 * item matches an item, in order; others may stand between, but an empty list is an empty list. Gives the
 * first part that does not hold, or `undefined` if all does.
 */
export function stateMismatch(
  expected: Json,
  actual: Json | undefined,
  path = '',
): StateMismatch | undefined {
  if (isList(expected)) return mismatchInList(expected, actual, path);
  if (!isMap(expected))
    return matchScalar(expected, actual) ? undefined : { path, expected, actual };
  if (!isMap(actual)) return { path, expected, actual };
  for (const [key, value] of Object.entries(expected)) {
    const below = stateMismatch(value, actual[key], path ? `${path}.${key}` : key);
    if (below !== undefined) return below;
  }
  return undefined;
}

function mismatchInList(expected: readonly Json[], actual: Json | undefined, path: string) {
  const isFull = isList(actual) && actual.length > 0;
  if (!isList(actual) || (expected.length === 0 && isFull)) return { path, expected, actual };
  let next = 0;
  for (const [index, item] of expected.entries()) {
    while (next < actual.length && stateMismatch(item, actual[next]) !== undefined) next += 1;
    if (next === actual.length) return { path: `${path}[${index}]`, expected: item, actual };
    next += 1;
  }
  return undefined;
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
