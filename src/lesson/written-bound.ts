import { parseBound } from './bound.ts';
import type { Cursor } from './cursor.ts';
import { VARIABLE } from './variables.ts';

/** Starts of a comparison that nothing printed starts with. */
const COMPARISON = /^(?:>=|<=|!=)/;
const EXAMPLE = 'Por ejemplo ">= 2".';

/** Reports every text of a value that begins as a comparison and compares with no number. */
export function checkBounds(cursor: Cursor): void {
  const { value } = cursor;
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) checkBounds(cursor.at(key));
    return;
  }
  if (typeof value !== 'string' || !COMPARISON.test(value) || isBound(value)) return;
  cursor.report(`«${value}» no compara con un número`, EXAMPLE);
}

/** Reads the bounds of a statistic: a number, a comparison, or a list of them. */
export function parseBounds(cursor: Cursor, name: string): (string | number)[] | undefined {
  const all = Array.isArray(cursor.value) ? cursor.items(name) : [cursor];
  if (all.length === 0) return cursor.report(`${name} no tiene cotas`, EXAMPLE);
  const bounds = all.flatMap((item) => parseOne(item, name) ?? []);
  return bounds.length === all.length ? bounds : undefined;
}

function parseOne(cursor: Cursor, name: string): string | number | undefined {
  const { value } = cursor;
  const isCount = name.endsWith('count');
  const limit = limitOf(value);
  if (limit === undefined) {
    return cursor.report(
      `${name} no admite «${String(value)}»`,
      'Es un número, una comparación como ">= 60", o una lista de ellas.',
    );
  }
  if (isCount && (limit < 0 || !Number.isInteger(limit))) {
    return cursor.report(
      `${name} cuenta números, y no puede ser «${String(value)}»`,
      'Es un número entero, de 0 en adelante.',
    );
  }
  return value as string | number;
}

/** The number of a bound; 0 where it is a variable that a step captures. */
function limitOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.replace(VARIABLE, '0');
  return parseBound(text)?.limit ?? (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined);
}

function isBound(text: string): boolean {
  return parseBound(text.replace(VARIABLE, '0')) !== undefined;
}
