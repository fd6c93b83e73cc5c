import type { Cursor } from './cursor.ts';
import { parseJsonMatcher, parseJsonPaths } from './json-matcher.ts';
import { parseNumbers } from './numbers-matcher.ts';
import { parsePolling, POLLING_KEYS } from './polling.ts';
import { parseStateChecks } from './state-check.ts';
import { parseTableMatcher } from './table-matcher.ts';
import { parseTextMatcher } from './text-matcher.ts';
import type { Expectation } from './types.ts';

/** What can be looked at again: everything but the state, which has waits of its own. */
const LOOKS = ['stdout', 'stderr', 'table', 'json', 'jsonpath', 'numbers', 'port'];
const KEYS = [...LOOKS, ...POLLING_KEYS, 'then'];
const LAST_PORT = 65_535;

/** Reads one `expect` fence. Problems go to the cursor's own list. */
export function parseExpectation(root: Cursor): Expectation | undefined {
  const fields = root.record(KEYS, 'la expectativa');
  if (!fields) return undefined;
  if (!KEYS.some((key) => fields.has(key))) {
    return root.report(
      'la expectativa está vacía',
      `Di qué esperas: ${[...LOOKS, 'then'].join(', ')}.`,
    );
  }
  checkPolling(fields);
  const read = <T>(key: string, parse: (cursor: Cursor) => T) =>
    fields.has(key) ? parse(fields.at(key)) : undefined;
  const stdout = read('stdout', (cursor) => parseTextMatcher(cursor, 'stdout'));
  const stderr = read('stderr', (cursor) => parseTextMatcher(cursor, 'stderr'));
  const table = read('table', parseTableMatcher);
  const json = read('json', parseJsonMatcher);
  const port = read('port', (cursor) => cursor.integer('port', 1, LAST_PORT));
  return {
    ...(stdout && { stdout }),
    ...(stderr && { stderr }),
    ...(table && { table }),
    ...(json && { json }),
    jsonpath: read('jsonpath', parseJsonPaths) ?? [],
    numbers: read('numbers', parseNumbers) ?? [],
    ...(port !== undefined && { port }),
    ...parsePolling(fields),
    then: read('then', parseStateChecks) ?? [],
    location: root.location,
  };
}

/** Waits need something to wait for, and repetitions need a wait to fit in. */
function checkPolling(fields: Cursor): void {
  if (fields.has('within') && !LOOKS.some((key) => fields.has(key))) {
    const hint = `Acompáñalo de ${LOOKS.join(', ')}; en «then», cada estado lleva el suyo.`;
    fields.at('within').report('«within» no tiene a qué esperar', hint);
  }
  for (const key of POLLING_KEYS) {
    if (key === 'within' || !fields.has(key) || fields.has('within')) continue;
    const hint =
      'Di cuánto se puede esperar: within: 30s. Si es de un estado, va dentro de «then».';
    fields.at(key).report(`«${key}» necesita «within»`, hint);
  }
}
