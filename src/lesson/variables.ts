import type { Expectation } from './types.ts';

const REFERENCE = /<\$([A-Za-z_]\w*)>/g;
/** Parts of an expectation that are regular expressions, where a value stands for itself. */
const PATTERN_KEYS = ['pattern'];

/** The expectation with each `<$NAME>` as the value that an earlier step captured. */
export function withVariables(
  expectation: Expectation,
  captures: ReadonlyMap<string, string>,
): Expectation {
  return replace(expectation, captures, '') as Expectation;
}

function replace(value: unknown, captures: ReadonlyMap<string, string>, key: string): unknown {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (reference, name: string) => {
      const found = captures.get(name) ?? reference;
      return PATTERN_KEYS.includes(key)
        ? found.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
        : found;
    });
  }
  if (Array.isArray(value)) return value.map((item) => replace(item, captures, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replace(item, captures, name)]),
  );
}
