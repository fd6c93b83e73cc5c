import type { Json } from './types.ts';

const BOUND = /^(>=|<=|>|<|!=) *(-?\d+(?:\.\d+)?)$/;

/** Equality of scalars, where an expected `>= 2` (or `>`, `<`, `<=`, `!=`) is a bound over a number. */
export function matchScalar(expected: Json, actual: Json | undefined): boolean {
  const [, operator, text] = BOUND.exec(String(expected)) ?? [];
  if (operator === undefined) return expected === actual;
  const bound = Number(text);
  const value = actual === '' || actual === undefined || actual === null ? NaN : Number(actual);
  if (Number.isNaN(value)) return false;
  if (operator === '>=') return value >= bound;
  if (operator === '<=') return value <= bound;
  if (operator === '>') return value > bound;
  return operator === '<' ? value < bound : value !== bound;
}

/** The first part of an object that is not as expected: where it is, and what is there. */
export interface StateMismatch {
  readonly path: string;
  readonly actual: Json | undefined;
}

/**
 * Compares an object with the expected part of it. Maps: each expected key matches. Lists: each expected
 * item matches an item, in order; others may stand between. Gives the first part that does not hold, or
 * `undefined` if all does.
 */
export function stateMismatch(
  expected: Json,
  actual: Json | undefined,
  path = '',
): StateMismatch | undefined {
  if (isList(expected)) return mismatchInList(expected, actual, path);
  if (!isMap(expected)) return matchScalar(expected, actual) ? undefined : { path, actual };
  if (!isMap(actual)) return { path, actual };
  for (const [key, value] of Object.entries(expected)) {
    const below = stateMismatch(value, actual[key], path ? `${path}.${key}` : key);
    if (below !== undefined) return below;
  }
  return undefined;
}

function mismatchInList(expected: readonly Json[], actual: Json | undefined, path: string) {
  if (!isList(actual)) return { path, actual };
  let next = 0;
  for (const [index, item] of expected.entries()) {
    while (next < actual.length && stateMismatch(item, actual[next]) !== undefined) next += 1;
    if (next === actual.length) return { path: `${path}[${index}]`, actual };
    next += 1;
  }
  return undefined;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
