import { compareTables } from './compare-tables.ts';
import { linePattern } from './line-pattern.ts';
import { matchScalar } from './match-state.ts';
import type { Mismatch } from './mismatch.ts';
import { pairRows } from './pair-rows.ts';
import type { PrintedRow } from './printed-table.ts';
import { readTables } from './printed-table.ts';
import type { TableMatcher, TableRow } from './types.ts';
import { inSpanish } from './words.ts';

/**
 * Compares the rows of all tables of an output by the names of their columns. Columns that a row does not
 * name are free.
 */
export function matchTable(matcher: TableMatcher, actual: string): Mismatch | undefined {
  const tables = readTables(actual);
  const found = tables.flatMap(({ rows }) => rows);
  const wrong = matcher.rows.map((row) => found.map((cells) => wrongCells(row, cells)));
  const pairs = pairRows(matcher, found.length, (row, index) => wrong[row]?.[index]?.length === 0);
  const missing = matcher.rows.findIndex((_, row) => pairs[row] === undefined);
  const extra = found.length - matcher.rows.length;
  if (missing < 0 && (matcher.extra || extra === 0)) return undefined;
  const row = matcher.rows[missing];
  const known = [...new Set(tables.flatMap(({ columns }) => columns))];
  const unknown = Object.keys(row?.cells ?? {}).filter((name) => !known.includes(name));
  if (row && (unknown.length > 0 || found.length === 0)) {
    const message = unknownColumns(unknown, known);
    return { location: row.location, message, expected: describe(row), actual };
  }
  const nearest = nearestRows(matcher, wrong, pairs);
  const message = row
    ? missingRow(matcher, missing, nearest[missing], wrong)
    : `la tabla tiene ${countRows(found.length)}, y debía tener ${matcher.rows.length}`;
  const texts = compareTables({ matcher, found, known, wrong, pairs, nearest });
  return { location: row?.location ?? matcher.location, message, ...texts };
}

/** Names of the columns of an expected row that a printed row does not fulfil. */
function wrongCells({ cells }: TableRow, found: PrintedRow): string[] {
  return Object.keys(cells).filter((name) => {
    const cell = found[name];
    const expected = cells[name] ?? '';
    if (cell === undefined) return true;
    return !(linePattern(expected).test(cell) || matchScalar(expected, withoutAgo(cell)));
  });
}

/** For each expected row that none fulfils, the printed row left over that comes nearest, if any comes near. */
function nearestRows(
  { rows, order, extra }: TableMatcher,
  wrong: readonly (readonly (readonly string[])[])[],
  pairs: readonly (number | undefined)[],
): (number | undefined)[] {
  const taken = new Set(pairs);
  return rows.map(({ cells }, row) => {
    const candidates = wrong[row] ?? [];
    if (pairs[row] !== undefined) return undefined;
    if (order === 'given' && !extra) return row < candidates.length ? row : undefined;
    const [nearest] = candidates
      .map(({ length }, index) => ({ length, index }))
      .filter(({ length, index }) => !taken.has(index) && length < Object.keys(cells).length)
      .sort((a, b) => a.length - b.length);
    taken.add(nearest?.index);
    return nearest?.index;
  });
}

function missingRow(
  { order, extra, rows }: TableMatcher,
  row: number,
  nearest: number | undefined,
  wrong: readonly (readonly (readonly string[])[])[],
): string {
  const columns = nearest === undefined ? undefined : inSpanish(wrong[row]?.[nearest] ?? []);
  if (columns === '') return `una fila no está en su sitio: ${describe(rows[row])}`;
  if (columns === undefined) return `falta una fila: ${describe(rows[row])}`;
  if (order === 'given' && !extra) return `la fila ${row + 1} difiere en ${columns}`;
  return `falta una fila: ${describe(rows[row])}; la más parecida difiere en ${columns}`;
}

function unknownColumns(unknown: readonly string[], known: readonly string[]): string {
  if (known.length === 0) return 'stdout no trae una tabla';
  if (unknown.length === 0) return 'la tabla no tiene filas';
  return `no hay columna ${inSpanish(unknown)}; hay ${inSpanish(known)}`;
}

function describe(row: TableRow | undefined): string {
  return Object.entries(row?.cells ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

function countRows(count: number): string {
  return count === 1 ? '1 fila' : `${count} filas`;
}

/** kubectl writes `1 (5s ago)` below RESTARTS; a bound is over the number. */
function withoutAgo(cell: string): string {
  return cell.replace(/ \(.* ago\)$/, '');
}
