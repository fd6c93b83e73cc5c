import { plain } from './literal.ts';

const BOUND = /^(>=|<=|>|<|!=) *(-?\d+(?:\.\d+)?)$/;
const LIMIT = /^(>=|<=|>|<|!=) *(.*)$/;

/** A comparison over a number, as an author writes it: `>= 2`. */
export interface Bound {
  readonly operator: string;
  readonly limit: number;
}

/**
 * Reads a comparison. What was captured can be its number and nothing more: a value that looks like a
 * comparison is not one. Gives `undefined` where the text is none.
 */
export function parseBound(text: string): Bound | undefined {
  const [, operator, limit = ''] = LIMIT.exec(text) ?? [];
  if (operator === undefined || !BOUND.test(`${operator} ${plain(limit)}`)) return undefined;
  return { operator, limit: Number(plain(limit)) };
}

/** Whether a number fulfils a comparison. */
export function isWithin(value: number, { operator, limit }: Bound): boolean {
  if (operator === '>=') return value >= limit;
  if (operator === '<=') return value <= limit;
  if (operator === '>') return value > limit;
  return operator === '<' ? value < limit : value !== limit;
}
