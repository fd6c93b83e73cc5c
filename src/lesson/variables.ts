import { escapePattern } from './line-pattern.ts';
import { literally } from './literal.ts';
import type { Expectation, Json, NumbersMatcher, StateCheck, TextMatcher } from './types.ts';

/** Where an expectation names what an earlier step captured: `<$POD>`. */
export const VARIABLE = /<\$([A-Za-z_]\w*)>/g;

/**
 * How a text of an expectation is read, and so how a value is written into it: `pattern`, inside a regular
 * expression; `path`, inside a quoted text of a JSONPath; `typed`, where tokens and bounds have a meaning
 * that a value must not get; `raw`, anywhere else.
 */
type Reading = 'pattern' | 'path' | 'typed' | 'raw';
type Change = (text: string, reading: Reading) => string;

const WRITE: Readonly<Record<Reading, (value: string) => string>> = {
  pattern: escapePattern,
  path: (value) => value.replace(/['"\\\u0000-\u001f]/g, escapeUnit),
  typed: literally,
  raw: (value) => value,
};

/** The expectation with each `<$NAME>` as the value that an earlier step captured; unknown names stay. */
export function withVariables(
  expectation: Expectation,
  captures: ReadonlyMap<string, string>,
): Expectation {
  if (captures.size === 0) return expectation;
  return changeTexts(expectation, (text, reading) =>
    text.replace(VARIABLE, (reference, name: string) => {
      const value = captures.get(name);
      return value === undefined ? reference : WRITE[reading](value);
    }),
  );
}

/** Names of the variables that an expectation needs, each once, in the order of its parts. */
export function variablesOf(expectation: Expectation): string[] {
  const names = new Set<string>();
  changeTexts(expectation, (text) => {
    for (const [, name = ''] of text.matchAll(VARIABLE)) names.add(name);
    return text;
  });
  return [...names];
}

/** The expectation with each text that an author may write a variable in as `change` gives it. */
function changeTexts(expectation: Expectation, change: Change): Expectation {
  const { stdout, stderr, table, json, jsonpath, numbers, then } = expectation;
  const typed = (text: string) => change(text, 'typed');
  return {
    ...expectation,
    ...(stdout && { stdout: changeText(stdout, change) }),
    ...(stderr && { stderr: changeText(stderr, change) }),
    ...(table && {
      table: {
        ...table,
        rows: table.rows.map((row) => ({ ...row, cells: mapValues(row.cells, typed) })),
      },
    }),
    ...(json && { json: { ...json, match: changeJson(json.match, typed) } }),
    jsonpath: jsonpath.map(({ path, values, location }) => ({
      path: change(path, 'path'),
      values: values.map((value) => changeJson(value, typed)),
      location,
    })),
    numbers: numbers.map((matcher) => changeNumbers(matcher, change)),
    then: then.map((check) => changeCheck(check, change)),
  };
}

function changeText(matcher: TextMatcher, change: Change): TextMatcher {
  switch (matcher.type) {
    case 'lines':
    case 'sequence':
      // A value of several lines is several lines of what is expected.
      return { ...matcher, lines: change(matcher.lines.join('\n'), 'typed').split('\n') };
    case 'matches':
      return { ...matcher, pattern: change(matcher.pattern, 'pattern') };
    case 'contains':
    case 'exact':
      return { ...matcher, text: change(matcher.text, 'raw') };
  }
}

function changeNumbers({ source, bounds, location }: NumbersMatcher, change: Change) {
  return {
    source:
      source.type === 'matches'
        ? { ...source, pattern: change(source.pattern, 'pattern') }
        : { ...source, name: change(source.name, 'raw') },
    bounds: mapValues(bounds, (limits = []) =>
      limits.map((limit) => (typeof limit === 'string' ? change(limit, 'typed') : limit)),
    ),
    location,
  };
}

function changeCheck(check: StateCheck, change: Change): StateCheck {
  const { resource, name, namespace } = check.target;
  const target = {
    resource: change(resource, 'raw'),
    name: change(name, 'raw'),
    ...(namespace !== undefined && { namespace: change(namespace, 'raw') }),
  };
  if (check.type === 'absent') return { ...check, target };
  return { ...check, target, match: changeJson(check.match, (text) => change(text, 'typed')) };
}

function changeJson(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: Json) => changeJson(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return mapValues(value as Readonly<Record<string, Json>>, (item) => changeJson(item, change));
}

function mapValues<T, U>(map: Readonly<Record<string, T>>, change: (value: T) => U) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
