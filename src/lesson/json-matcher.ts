import { compile } from 'json-p3';
import type { Cursor } from './cursor.ts';
import type { JsonMatcher, JsonPathMatcher } from './types.ts';
import { checkBounds } from './written-bound.ts';

/** Reads the part that stdout must have as JSON. */
export function parseJsonMatcher(cursor: Cursor): JsonMatcher | undefined {
  const { value, location } = cursor;
  if (value === undefined || value === null || isEmpty(value)) {
    return cursor.report(
      'json no dice nada',
      'Escribe la parte que debe tener: json: { status: { phase: Running } }',
    );
  }
  checkBounds(cursor);
  return { match: cursor.json(), location };
}

/** Reads a map of JSONPath to what it must find. */
export function parseJsonPaths(cursor: Cursor): JsonPathMatcher[] {
  const paths = cursor.keys();
  if (paths.length === 0) {
    cursor.report(
      'jsonpath es un mapa de ruta a valor',
      "Así: jsonpath: { '$.items[*].metadata.name': [web, db] }",
    );
  }
  return paths.flatMap((path) => parseJsonPath(cursor.at(path), path) ?? []);
}

function parseJsonPath(cursor: Cursor, path: string): JsonPathMatcher | undefined {
  const { location } = cursor;
  const problem = pathProblem(path);
  if (problem !== undefined) {
    return cursor.report(`«${path}» no es una ruta JSONPath${problem}`, hintFor(path));
  }
  checkBounds(cursor);
  const value = cursor.json();
  return { path, values: Array.isArray(value) ? value : [value], location };
}

/** Where a path stops making sense, in words; `undefined` for a path that does. */
function pathProblem(path: string): string | undefined {
  try {
    compile(path);
    return undefined;
  } catch (error) {
    const { token } = error as { token?: { index: number } };
    return token ? `: falla en el carácter ${token.index + 1}` : '';
  }
}

function hintFor(path: string): string {
  if (path.startsWith('{') || path.startsWith('.')) {
    return `Esa es la forma de kubectl; aquí no lleva llaves y empieza por $: $.items[*].metadata.name.`;
  }
  if (path.includes('<$'))
    return 'Una variable va dentro de un texto: $.items[?@.name == "<$POD>"].';
  return 'Son las de RFC 9535: $.items[*].metadata.name.';
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
