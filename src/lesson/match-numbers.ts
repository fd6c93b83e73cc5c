import { isWithin, parseBound } from './bound.ts';
import { plain } from './literal.ts';
import type { Mismatch } from './mismatch.ts';
import { readTables } from './printed-table.ts';
import type { NumbersMatcher } from './types.ts';
import { inSpanish } from './words.ts';

/** What may be bounded of some numbers. */
export type Statistic = keyof NumbersMatcher['bounds'];

/** How many numbers a message shows before it only counts them. */
const SHOWN = 20;
/** Decimals that count: beyond them a sum differs by how floating point adds. */
const DECIMALS = 9;
const NUMBER = /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** Compares the numbers found on stdout with their bounds. Without numbers, only `count` can hold. */
export function matchNumbers(matcher: NumbersMatcher, stdout: string): Mismatch | undefined {
  const { location, bounds } = matcher;
  const texts = textsOf(matcher, stdout);
  if (typeof texts === 'string') {
    return { location, message: texts, expected: describe(matcher), actual: stdout };
  }
  const odd = texts.find((text) => !NUMBER.test(text));
  if (odd !== undefined) {
    const message = `«${odd}» no es un número`;
    return { location, message, expected: describe(matcher), actual: stdout };
  }
  const numbers = texts.map(Number);
  for (const [name, limits = []] of Object.entries(bounds)) {
    for (const limit of limits) {
      const wrong = wrongStatistic(name as Statistic, limit, numbers);
      if (!wrong) continue;
      const expected = `${name} ${showLimit(limit)}`;
      return { location, message: wrong, expected, actual: showNumbers(numbers) };
    }
  }
  return undefined;
}

/** The texts that must be numbers, or what is missing for there to be any. */
function textsOf({ source }: NumbersMatcher, stdout: string): string[] | string {
  if (source.type === 'matches') {
    const found = stdout.matchAll(new RegExp(source.pattern, 'gmu'));
    return [...found].map(([, group = '']) => group.trim());
  }
  const tables = readTables(stdout).filter(({ columns }) => columns.includes(source.name));
  if (tables.length === 0) {
    const known = [...new Set(readTables(stdout).flatMap(({ columns }) => columns))];
    return `no hay columna ${source.name}${known.length > 0 ? `; hay ${inSpanish(known)}` : ''}`;
  }
  return tables.flatMap(({ rows }) => rows.map((row) => bare(row[source.name] ?? '')));
}

/** A cell without what kubectl and docker write around its number: `1 (5s ago)`, `20.22%`. */
function bare(cell: string): string {
  return cell.replace(/ \(.* ago\)$/, '').replace(/%$/, '');
}

function wrongStatistic(
  name: Statistic,
  limit: string | number,
  numbers: readonly number[],
): string | undefined {
  if (name === 'count')
    return holds(numbers.length, limit)
      ? undefined
      : `hay ${numbers.length} números, y se esperaba ${limit}`;
  if (numbers.length === 0) return 'no hay ningún número';
  if (name === 'each') {
    const index = numbers.findIndex((value) => !holds(value, limit));
    if (index < 0) return undefined;
    return `el número ${index + 1}, ${numbers[index]}, no es ${limit}`;
  }
  const value = statistic(name, numbers);
  return holds(value, limit) ? undefined : `${LABELS[name]} es ${value}, y se esperaba ${limit}`;
}

const LABELS = { sum: 'la suma', min: 'el menor', max: 'el mayor', mean: 'la media' } as const;

function statistic(name: keyof typeof LABELS, numbers: readonly number[]): number {
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (name === 'sum') return rounded(sum);
  if (name === 'mean') return rounded(sum / numbers.length);
  return numbers.reduce((a, b) => (name === 'min' ? Math.min(a, b) : Math.max(a, b)));
}

function holds(value: number, limit: string | number): boolean {
  const bound = typeof limit === 'string' ? parseBound(limit) : undefined;
  return bound ? isWithin(value, bound) : value === Number(plain(String(limit)));
}

function rounded(value: number): number {
  return Number(value.toFixed(DECIMALS));
}

function showLimit(limit: string | number): string {
  return parseBound(String(limit)) ? String(limit) : `= ${limit}`;
}

function describe({ source, bounds }: NumbersMatcher): string {
  const where = source.type === 'matches' ? `/${source.pattern}/` : `la columna ${source.name}`;
  const limits = Object.entries(bounds).flatMap(([name, all]) =>
    all.map((limit) => `${name} ${showLimit(limit)}`),
  );
  return [`números de ${where}`, ...limits].join('\n');
}

function showNumbers(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  const rest = numbers.length > SHOWN ? ` y ${numbers.length - SHOWN} más` : '';
  return `${numbers.slice(0, SHOWN).join(', ')}${rest}`;
}
