import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLocation } from '../../../src/lesson/problem.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';
import { kubernetesScalar } from '../../../src/lesson/yaml-scalar.ts';

const file = 'a.yaml';
const nowhere = { file: '', line: 0, column: 0 };

function problems(text: string, kubernetes = false): string[] {
  return readYaml(text, { file, kubernetes }).problems.map(
    ({ location, message }) => `${location.line}:${location.column} ${message}`,
  );
}

test('reads every document of a text', () => {
  const { documents } = readYaml('a: 1\n---\n- b\n---\n', { file });
  assert.deepEqual(
    documents.map(({ value }) => value),
    [{ a: 1 }, ['b'], null],
  );
  assert.deepEqual(readYaml('', { file }), { documents: [], problems: [] });
});

test('locates keys and items, and the nearest ancestor of what is not there', () => {
  const text = 'a:\n  b:\n    - x: 1\n      y: 2\n    - z\nc: &c { d: 1 }\ne: *c\n';
  const [document] = readYaml(text, { file, line: 10, column: 4 }).documents;
  const places = [
    [],
    ['a'],
    ['a', 'b', 0],
    ['a', 'b', 0, 'y'],
    ['a', 'b', 1],
    ['a', 'b', 7],
    ['e', 'd'],
  ];
  assert.deepEqual(
    places.map((path) => formatLocation(document?.locate(path) ?? nowhere)),
    ['10:5', '10:5', '12:11', '13:11', '14:11', '11:7', '15:13'].map((place) => `a.yaml:${place}`),
  );
});

test('a tab in the indentation', () => {
  assert.deepEqual(problems('a:\n\tb: 1'), ['2:1 hay un tabulador en la sangría']);
  assert.deepEqual(problems('a: |\n  uno\n  \tdos\n'), []);
});

test('every repeated key has its own problem', () => {
  const found = problems('a: 1\nb: 2\na: 3\na: 4\n');
  assert.deepEqual(found, ['3:1 la clave está repetida', '4:1 la clave está repetida']);
});

test('broken syntax gives no value', () => {
  for (const text of ['a: [1', 'a: "x', 'a: b: c', 'a: `b`', '- a\nb: 1', 'a: @b', '}', 'a: *b']) {
    const { documents, problems: found } = readYaml(text, { file });
    assert.notEqual(found.length, 0, text);
    assert.equal(documents[0]?.value, undefined, text);
  }
});

test('an unclosed quote is where it was opened', () => {
  assert.match(problems('a: 1\nb: "x\nc: 2\n')[0] ?? '', /^2:4 /);
});

test('an alias bomb is not expanded', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const items = level === 0 ? 'x' : Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ');
    return `a${level}: &a${level} [${items}]`;
  });
  const start = performance.now();
  const { documents, problems: found } = readYaml(levels.join('\n'), { file });
  assert.match(found[0]?.message ?? '', /alias/);
  assert.equal(documents[0]?.value, undefined);
  assert.ok(performance.now() - start < 1000);
});

test('an alias inside its own anchor, and one without an anchor', () => {
  assert.match(problems('a: &a [*a]')[0] ?? '', /se contiene a sí mismo/);
  assert.match(problems('a: *a')[0] ?? '', /no tiene antes su ancla/);
});

test('a text nested without end is a problem, not a crash', () => {
  for (const text of ['['.repeat(50_000), '{a: '.repeat(50_000), '- '.repeat(50_000)]) {
    const { problems: found } = readYaml(text, { file });
    assert.notEqual(found.length, 0);
  }
});

test('unknown tags, and keys that are not texts', () => {
  assert.equal(problems('a: !perro b').length, 1);
  assert.equal(problems('? [a, b]\n: c').length, 1);
  assert.equal(problems(': c').length, 1);
});

test('only for Kubernetes, what the versions of YAML read differently is a problem', () => {
  const text = 'a: no\nb: 017\nc: 1_000\non: x\n';
  assert.deepEqual(problems(text), []);
  assert.deepEqual(
    problems(text, true).map((problem) => problem.split(' ', 1)[0]),
    ['1:4', '2:4', '3:4', '4:1'],
  );
  assert.deepEqual(readYaml(text, { file, kubernetes: true }).documents[0]?.value, {
    a: false,
    b: 15,
    c: 1000,
    true: 'x',
  });
});

test('what both read alike is no problem', () => {
  const text =
    'a: "no"\nb: true\nc: 12:30:00\nd: 2026-11-23\ne: 0o17\nf: nO\ng: ~\nh: 1e3\ni: |\n  yes\n';
  assert.deepEqual(problems(text, true), []);
});

test('a merge key and a number without end', () => {
  assert.equal(problems('a: &a { b: 1 }\nc: { <<: *a }', true).length, 1);
  assert.equal(problems('a: .inf', true).length, 1);
});

// Each pair is what `kubectl create --dry-run=client -o json` made of the text, Kubernetes 1.37.0.
const scalars: [string, string | number | boolean | null][] = [
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'true', 'True', 'TRUE'].map(
    (text): [string, boolean] => [text, true],
  ),
  ...['n', 'N', 'no', 'NO', 'off'].map((text): [string, boolean] => [text, false]),
  ...[
    'oN',
    'tRue',
    'nUll',
    '-y',
    '=',
    '12:30:00',
    '2026-11-23',
    '1.2.3',
    '5e',
    '++1',
    '_1',
    '._5',
  ].map((text): [string, string] => [text, text]),
  ...['0x', '0o8', '0b2', '0d1', 'inf', 'NaN', '-.nan', '1e400', '0x_', '.', '+.', 'e3'].map(
    (text): [string, string] => [text, text],
  ),
  ...['~', 'null', 'Null', 'NULL'].map((text): [string, null] => [text, null]),
  ['017', 15],
  ['-017', -15],
  ['0o17', 15],
  ['0O17', 15],
  ['0b101', 5],
  ['-0b11', -3],
  ['0x1F', 31],
  ['-0x1F', -31],
  ['09', 9],
  ['08.5', 8.5],
  ['1_000', 1000],
  ['1_', 1],
  ['+_1', 1],
  ['0_17', 15],
  ['1_000.5', 1000.5],
  ['1e3', 1000],
  ['1.', 1],
  ['.5', 0.5],
  ['.5_0', 0.5],
  ['+12', 12],
  ['-0', 0],
  ['18446744073709551616', 18446744073709551616],
];

for (const [text, value] of scalars) {
  test(`Kubernetes reads ${text} as ${JSON.stringify(value)}`, () => {
    assert.equal(kubernetesScalar(text), value);
  });
}
