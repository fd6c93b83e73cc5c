import { plain } from './literal.ts';
import type { PrintedRow } from './printed-table.ts';
import type { TableMatcher } from './types.ts';

/** What was expected of a table, what came, and which row goes with which. */
export interface TableComparison {
  readonly matcher: TableMatcher;
  readonly found: readonly PrintedRow[];
  /** Names of the printed columns. */
  readonly known: readonly string[];
  /** By expected and by printed row: names of the columns that differ. */
  readonly wrong: readonly (readonly (readonly string[])[])[];
  /** By expected row: the printed one that fulfils it. */
  readonly pairs: readonly (number | undefined)[];
  /** By expected row that none fulfils: the printed one to show beside it. */
  readonly nearest: readonly (number | undefined)[];
}

/**
 * Two tables of the columns that are expected, so that their lines differ only where something is wrong: a
 * cell that is as it should be stands in both as it came.
 */
export function compareTables(comparison: TableComparison): { expected: string; actual: string } {
  const { matcher, found, known } = comparison;
  const named = new Set(matcher.rows.flatMap(({ cells }) => Object.keys(cells)));
  const columns = [
    ...known.filter((name) => named.has(name)),
    ...[...named].filter((name) => !known.includes(name)),
  ];
  const actual = found.map((row) => columns.map((name) => row[name] ?? ''));
  const expected = expectedRows(comparison, columns);
  const widths = columns.map((name, column) =>
    Math.max(name.length, ...[...actual, ...expected].map((row) => row[column]?.length ?? 0)),
  );
  const print = (rows: readonly (readonly string[])[]) =>
    [columns, ...rows]
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('   ')
          .trimEnd(),
      )
      .join('\n');
  return { expected: print(expected), actual: print(actual) };
}

function expectedRows(
  { matcher, found, wrong, pairs, nearest }: TableComparison,
  columns: readonly string[],
): string[][] {
  // A row that is there, but not in its place, stands where it was looked for: at the end.
  const isElsewhere = (row: number, came: number) => wrong[row]?.[came]?.length === 0;
  const beside = pairs.map((pair, row) => {
    const near = nearest[row];
    return pair ?? (near !== undefined && isElsewhere(row, near) ? undefined : near);
  });
  const show = (row: number, came: number | undefined) =>
    columns.map((name) => {
      const isAsExpected = came !== undefined && !wrong[row]?.[came]?.includes(name);
      if (isAsExpected) return found[came]?.[name] ?? '';
      return plain(matcher.rows[row]?.cells[name] ?? '');
    });
  const placed = found.flatMap((cells, index) => {
    const row = beside.indexOf(index);
    if (row >= 0) return [show(row, index)];
    return matcher.extra ? [columns.map((name) => cells[name] ?? '')] : [];
  });
  const absent = beside.flatMap((came, row) => (came === undefined ? [show(row, came)] : []));
  return [...placed, ...absent];
}
