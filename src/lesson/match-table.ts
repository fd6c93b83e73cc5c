import { linePattern } from './match-text.ts';
import type { Mismatch } from './mismatch.ts';
import { matchScalar } from './match-state.ts';
import type { TableMatcher, TableRow } from './types.ts';

/**
 * Reads the table that kubectl and docker print: column names in capitals on the first line, each cell
 * below its name. A name may hold single spaces (`CONTAINER ID`); columns are two or more blanks apart.
 */
export function parseTable(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const columns = [...head.matchAll(/\S+(?: \S+)*/g)].map(({ 0: name, index }) => ({
    name,
    index,
  }));
  return lines.map((line) => Object.fromEntries(cellsOf(line, columns)));
}

interface Column {
  readonly name: string;
  readonly index: number;
}

/** Cells below their names; where a value is wider than its column, what two or more blanks keep apart. */
function cellsOf(line: string, columns: readonly Column[]): [name: string, cell: string][] {
  const isAligned = columns.every(
    ({ index }) => index === 0 || /^\s?$/.test(line.charAt(index - 1)),
  );
  const parts = line.trim().split(/ {2,}/);
  return columns.map(({ name, index }, i) => {
    const aligned = line.slice(index, columns[i + 1]?.index).trim();
    return [name, isAligned || parts.length !== columns.length ? aligned : (parts[i] ?? '')];
  });
}

/** Compares the rows of a table by the names of its columns. Columns that a row does not name are free. */
export function matchTable({ rows, location }: TableMatcher, actual: string): Mismatch | undefined {
  const table = parseTable(actual);
  const known = Object.keys(table[0] ?? {});
  for (const [index, row] of rows.entries()) {
    const found = table[index];
    const wrong = found ? wrongCells(row, found) : Object.keys(row.cells);
    if (wrong.length > 0) {
      const unknown = wrong.filter((name) => found && !known.includes(name));
      const message =
        unknown.length > 0
          ? `no hay columna ${unknown.join(', ')}`
          : `la fila ${index + 1} no es la esperada`;
      return { location: row.location, message, expected: describe(row), actual };
    }
  }
  if (table.length === rows.length) return undefined;
  const expected = `${rows.length} filas`;
  return { location, message: `la tabla tiene ${table.length} filas`, expected, actual };
}

function wrongCells({ cells }: TableRow, found: Readonly<Record<string, string>>): string[] {
  return Object.keys(cells).filter((name) => {
    const cell = found[name];
    const expected = cells[name] ?? '';
    return (
      cell === undefined ||
      !(linePattern(expected).test(cell) || matchScalar(expected, withoutAgo(cell)))
    );
  });
}

function describe({ cells }: TableRow): string {
  return Object.entries(cells)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

/** kubectl writes `1 (5s ago)` below RESTARTS; a bound is over the number. */
function withoutAgo(cell: string): string {
  return cell.replace(/ \(.* ago\)$/, '');
}
