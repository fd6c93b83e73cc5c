import type { TableMatcher } from './types.ts';

/** Whether the expected row `row` is fulfilled by the printed row `found`. */
export type Fits = (row: number, found: number) => boolean;

/**
 * Which printed row fulfils each expected one, no row twice: by position, in order with others between
 * (`extra`), or in any order. `undefined` for an expected row that none is left for.
 */
export function pairRows(
  { rows, order, extra }: Pick<TableMatcher, 'rows' | 'order' | 'extra'>,
  count: number,
  fits: Fits,
): (number | undefined)[] {
  if (order === 'any') return pairInAnyOrder(rows.length, count, fits);
  let next = 0;
  return rows.map((_, row) => {
    if (!extra) return row < count && fits(row, row) ? row : undefined;
    // The first that fits is the best: it leaves most for the rows after it.
    const found = indexFrom(next, count, (index) => fits(row, index));
    if (found !== undefined) next = found + 1;
    return found;
  });
}

/**
 * A largest pairing, by augmenting paths. Taking the first free row would not do: a row with free columns
 * could take the only one that fits another.
 */
function pairInAnyOrder(rows: number, count: number, fits: Fits): (number | undefined)[] {
  const owner = new Map<number, number>();
  const place = (row: number, tried: Set<number>): boolean => {
    for (let found = 0; found < count; found += 1) {
      if (tried.has(found) || !fits(row, found)) continue;
      tried.add(found);
      const rival = owner.get(found);
      if (rival !== undefined && !place(rival, tried)) continue;
      owner.set(found, row);
      return true;
    }
    return false;
  };
  for (let row = 0; row < rows; row += 1) place(row, new Set());
  const pairs = new Array<number | undefined>(rows).fill(undefined);
  for (const [found, row] of owner) pairs[row] = found;
  return pairs;
}

function indexFrom(
  start: number,
  count: number,
  accept: (index: number) => boolean,
): number | undefined {
  for (let index = start; index < count; index += 1) if (accept(index)) return index;
  return undefined;
}
