import type { Cursor } from './cursor.ts';
import { groupsOf, parsePattern } from './pattern.ts';
import type { NumbersMatcher } from './types.ts';
import { parseBounds } from './written-bound.ts';

const SOURCES = ['matches', 'column'] as const;
const STATISTICS = ['count', 'each', 'sum', 'min', 'max', 'mean'] as const;
const EXAMPLE = 'Así: numbers: { matches: \'(\\d+) ms\', count: 10, max: "< 200" }';

/** Reads `numbers`: one map of where they are and their bounds, or a list of such. */
export function parseNumbers(cursor: Cursor): NumbersMatcher[] {
  if (!Array.isArray(cursor.value)) return present(parseOne(cursor));
  if (cursor.value.length === 0) cursor.report('numbers está vacío', EXAMPLE);
  return cursor.items('numbers').flatMap((item) => present(parseOne(item)));
}

function parseOne(cursor: Cursor): NumbersMatcher | undefined {
  const { location } = cursor;
  if (!cursor.record([...SOURCES, ...STATISTICS], 'numbers')) return undefined;
  if (cursor.has('matches') === cursor.has('column')) {
    return cursor.report('numbers necesita «matches» o «column», y solo uno', EXAMPLE);
  }
  const source = parseSource(cursor);
  const names = STATISTICS.filter((name) => cursor.has(name));
  if (names.length === 0) {
    return cursor.report(
      'numbers no dice cómo deben ser',
      `Acota al menos una de estas: ${STATISTICS.join(', ')}.`,
    );
  }
  const bounds = names.flatMap((name) => {
    const parsed = parseBounds(cursor.at(name), `numbers.${name}`);
    return parsed ? [[name, parsed] as const] : [];
  });
  return source && { source, bounds: Object.fromEntries(bounds), location };
}

function parseSource(cursor: Cursor): NumbersMatcher['source'] | undefined {
  if (cursor.has('column')) {
    const name = cursor.at('column').text('numbers.column');
    return name === undefined ? undefined : { type: 'column', name };
  }
  const place = cursor.at('matches');
  const pattern = parsePattern(place, 'numbers.matches');
  if (pattern === undefined) return undefined;
  const groups = groupsOf(pattern);
  if (groups === 1) return { type: 'matches', pattern };
  const found = groups === 0 ? 'no tiene ningún grupo' : `tiene ${groups} grupos`;
  return place.report(
    `«${pattern}» ${found}, y debe tener uno`,
    'El grupo es el número: (\\d+). Los que solo agrupan se escriben (?:…).',
  );
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
