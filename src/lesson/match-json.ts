import type { JSONValue } from 'json-p3';
import { compile } from 'json-p3';
import { stateMismatch } from './match-state.ts';
import type { Mismatch } from './mismatch.ts';
import type { SourceLocation } from './problem.ts';
import type { Json, JsonMatcher, JsonPathMatcher } from './types.ts';

/** Compares stdout, read as one JSON value, with the part of it that is expected. */
export function matchJson({ match, location }: JsonMatcher, stdout: string): Mismatch | undefined {
  const value = readJson(stdout);
  if (value === undefined) return notJson(stdout, location);
  const wrong = stateMismatch(match, value);
  if (!wrong) return undefined;
  const message = wrong.path
    ? `el JSON de stdout no es el esperado en ${wrong.path}`
    : 'el JSON de stdout no es el esperado';
  return { location, message, expected: show(wrong.expected), actual: show(wrong.actual) };
}

/** Compares what a JSONPath finds in stdout with the expected values, in their order. */
export function matchJsonPath(
  { path, values, location }: JsonPathMatcher,
  stdout: string,
): Mismatch | undefined {
  const value = readJson(stdout);
  if (value === undefined) return notJson(stdout, location);
  const found = compile(path)
    .query(value as JSONValue)
    .values() as Json[];
  const wrong = (message: string): Mismatch => ({
    location,
    message,
    expected: showAll(values),
    actual: showAll(found),
  });
  if (found.length !== values.length) {
    return wrong(`${path} encuentra ${found.length} valores, y debían ser ${values.length}`);
  }
  const index = values.findIndex((expected, i) => stateMismatch(expected, found[i]) !== undefined);
  if (index < 0) return undefined;
  const which = values.length > 1 ? `: el valor ${index + 1}` : '';
  return wrong(`${path} no encuentra lo esperado${which}`);
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function notJson(actual: string, location: SourceLocation): Mismatch {
  const message = 'stdout no es un único valor JSON';
  return { location, message, expected: 'un único valor JSON', actual };
}

function show(value: Json | undefined): string {
  return value === undefined ? '(no está)' : JSON.stringify(value, null, 2);
}

function showAll(values: readonly Json[]): string {
  return values.length === 0 ? '(nada)' : values.map(show).join('\n');
}
