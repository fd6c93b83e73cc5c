import type { Cursor } from './cursor.ts';
import { checkBounds } from './written-bound.ts';
import type { TableMatcher, TableRow } from './types.ts';

const EXAMPLE = 'Así: - { NAME: web, READY: 1/1 }';

/** Reads the rows that a table must have: a list of them, or a map that also says how they are compared. */
export function parseTableMatcher(cursor: Cursor): TableMatcher | undefined {
  const { location } = cursor;
  if (!cursor.isRecord) {
    const rows = parseRows(cursor, 'table');
    return rows && { rows, order: 'given', extra: false, location };
  }
  cursor.record(['rows', 'order', 'extra'], 'table');
  if (!cursor.has('rows')) {
    return cursor.report(
      'table necesita «rows»',
      'Una lista de filas, o un mapa: { rows: [...], order: any, extra: true }.',
    );
  }
  const rows = parseRows(cursor.at('rows'), 'table.rows');
  const order = cursor.has('order')
    ? cursor.at('order').oneOf(['given', 'any'], 'table.order')
    : undefined;
  const extra = cursor.has('extra') ? cursor.at('extra').flag('table.extra') : undefined;
  return rows && { rows, order: order ?? 'given', extra: extra ?? false, location };
}

function parseRows(cursor: Cursor, name: string): TableRow[] | undefined {
  const rows = cursor.items(name).flatMap((row) => parseRow(row) ?? []);
  if (rows.length > 0) return rows;
  // What is wrong with a row has been said already.
  if (!Array.isArray(cursor.value) || cursor.value.length > 0) return undefined;
  return cursor.report('la tabla no tiene filas', EXAMPLE);
}

function parseRow(cursor: Cursor): TableRow | undefined {
  const names = cursor.keys();
  if (names.length === 0) return cursor.report('una fila es un mapa de columna a valor', EXAMPLE);
  const cells = names.map((name) => {
    const cell = cursor.at(name);
    checkBounds(cell);
    return [name, cell.cell(`la columna ${name}`) ?? ''] as const;
  });
  return { cells: Object.fromEntries(cells), location: cursor.location };
}
