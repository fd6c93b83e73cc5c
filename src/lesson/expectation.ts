import type { Cursor } from './cursor.ts';
import type { Expectation, StateCheck, TableMatcher, TableRow, TextMatcher } from './types.ts';
import { parseObjectReference } from './object-reference.ts';

const EXPECTATION_KEYS = ['stdout', 'stderr', 'table', 'within', 'then'];
const TEXT_KEYS = ['contains', 'matches'];
const CHECK_KEYS = ['get', 'absent', 'namespace', 'match', 'within', 'for'];
/** Wait of a state check that names none: long enough for a state that is already there to be seen. */
const DEFAULT_WITHIN_MS = 10_000;

/** Reads one `expect` fence. Problems go to the cursor's own list. */
export function parseExpectation(root: Cursor): Expectation | undefined {
  const fields = root.record(EXPECTATION_KEYS, 'la expectativa');
  if (!fields) return undefined;
  if (!EXPECTATION_KEYS.some((key) => fields.has(key))) {
    return root.report(
      'la expectativa está vacía',
      `Di qué esperas: ${EXPECTATION_KEYS.join(', ')}.`,
    );
  }
  const stdout = fields.has('stdout') ? parseText(fields.at('stdout'), 'stdout') : undefined;
  const stderr = fields.has('stderr') ? parseText(fields.at('stderr'), 'stderr') : undefined;
  const table = fields.has('table') ? parseTable(fields.at('table')) : undefined;
  const withinMs = fields.has('within') ? fields.at('within').duration('within') : undefined;
  if (withinMs !== undefined && !stdout && !stderr && !table) {
    fields
      .at('within')
      .report('«within» no tiene a qué esperar', 'Acompáñalo de stdout, stderr o table.');
  }
  return {
    ...(stdout && { stdout }),
    ...(stderr && { stderr }),
    ...(table && { table }),
    jsonpath: [],
    numbers: [],
    ...(withinMs !== undefined && { withinMs }),
    forMs: 0,
    consecutive: 1,
    notYet: false,
    then: fields.has('then') ? parseChecks(fields.at('then')) : [],
    location: root.location,
  };
}

function parseText(cursor: Cursor, name: string): TextMatcher | undefined {
  const { location } = cursor;
  if (!cursor.isRecord) {
    // The empty text is a statement too: the stream must be empty.
    const text = cursor.value === '' ? '' : cursor.text(name);
    if (text === undefined) return undefined;
    return { type: 'lines', lines: text.replace(/\n$/, '').split('\n'), location };
  }
  cursor.record(TEXT_KEYS, name);
  if (cursor.has('contains') === cursor.has('matches')) {
    return cursor.report(`${name} necesita «contains» o «matches»`, 'Pon uno de los dos.');
  }
  if (cursor.has('contains')) {
    const text = cursor.at('contains').text(`${name}.contains`);
    return text === undefined ? undefined : { type: 'contains', text, location };
  }
  const pattern = cursor.at('matches').text(`${name}.matches`);
  if (pattern === undefined) return undefined;
  return validPattern(pattern)
    ? { type: 'matches', pattern, location }
    : badPattern(cursor, pattern);
}

function validPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'mu') instanceof RegExp;
  } catch {
    return false;
  }
}

function badPattern(cursor: Cursor, pattern: string): undefined {
  return cursor
    .at('matches')
    .report(
      `«${pattern}» no es una expresión regular válida`,
      'Se leen como en JavaScript, con las opciones m y u.',
    );
}

function parseTable(cursor: Cursor): TableMatcher | undefined {
  const rows = cursor.items('table').flatMap((row) => parseRow(row) ?? []);
  if (rows.length > 0) return { rows, order: 'given', extra: false, location: cursor.location };
  return cursor.report(
    'la tabla no tiene filas',
    'Escribe al menos una: - { NAME: web, READY: 1/1 }',
  );
}

function parseRow(cursor: Cursor): TableRow | undefined {
  const names = cursor.isRecord ? Object.keys(cursor.value as object) : [];
  if (names.length === 0) {
    return cursor.report(
      'una fila es un mapa de columna a valor',
      'Así: - { NAME: web, READY: 1/1 }',
    );
  }
  const cells = names.map(
    (name) => [name, cursor.at(name).cell(`la columna ${name}`) ?? ''] as const,
  );
  return { cells: Object.fromEntries(cells), location: cursor.location };
}

function parseChecks(cursor: Cursor): StateCheck[] {
  const checks = cursor.items('then');
  if (Array.isArray(cursor.value) && checks.length === 0) {
    cursor.report('«then» está vacío', 'Bórralo, o di qué estado esperas.');
  }
  return checks.flatMap((check) => parseCheck(check) ?? []);
}

function parseCheck(cursor: Cursor): StateCheck | undefined {
  if (!cursor.record(CHECK_KEYS, 'el estado esperado')) return undefined;
  const verb = cursor.has('absent') ? 'absent' : 'get';
  if (cursor.has('get') && cursor.has('absent')) {
    return cursor.report(
      '«get» y «absent» no van juntos',
      'Sepáralos en dos elementos de la lista.',
    );
  }
  const target = parseObjectReference(cursor, verb);
  if (!target) return undefined;
  const timing = {
    withinMs:
      (cursor.has('within') ? cursor.at('within').duration('within') : undefined) ??
      DEFAULT_WITHIN_MS,
    forMs: (cursor.has('for') ? cursor.at('for').duration('for') : undefined) ?? 0,
    consecutive: 1,
    notYet: false,
    location: cursor.location,
  };
  if (verb === 'absent') {
    if (cursor.has('match'))
      cursor.at('match').report('«absent» no lleva «match»', 'Lo que no está no tiene estado.');
    return { type: 'absent', target, ...timing };
  }
  const match = cursor.at('match');
  if (!match.isRecord || Object.keys(match.value as object).length === 0) {
    return cursor.report('«get» necesita «match»', 'Así: match: { status: { phase: Running } }');
  }
  return { type: 'match', target, match: match.json(), ...timing };
}
