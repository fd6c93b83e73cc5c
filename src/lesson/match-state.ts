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

/**
 * Whether an object has the expected part. Maps: each expected key matches. Lists: each expected item
 * matches an item, in order; others may stand between. Gives the path of the first part that does not
 * hold, or `undefined` if all does.
 */
export function mismatchPath(
  expected: Json,
  actual: Json | undefined,
  path = '',
): string | undefined {
  if (isList(expected)) return mismatchInList(expected, actual, path);
  if (!isMap(expected)) return matchScalar(expected, actual) ? undefined : path;
  if (!isMap(actual)) return path;
  for (const [key, value] of Object.entries(expected)) {
    const below = mismatchPath(value, actual[key], path ? `${path}.${key}` : key);
    if (below !== undefined) return below;
  }
  return undefined;
}

function mismatchInList(expected: readonly Json[], actual: Json | undefined, path: string) {
  if (!isList(actual)) return path;
  let next = 0;
  for (const [index, item] of expected.entries()) {
    while (next < actual.length && mismatchPath(item, actual[next]) !== undefined) next += 1;
    if (next === actual.length) return `${path}[${index}]`;
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

/** The value at a path that {@link mismatchPath} gave, for a message. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  const keys = path.split(/[.[\]]/).filter(Boolean);
  return keys.reduce<Json | undefined>(
    (current, key) => (current as Record<string, Json> | null | undefined)?.[key],
    value,
  );
}
