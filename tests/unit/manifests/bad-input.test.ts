import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileJudge, findAssets } from '../../../scripts/lib/manifests/reader/assets.ts';
import { startExaminer } from '../../../scripts/lib/manifests/reader/examiner.ts';
import { decode } from '../../../src/manifests/text/decode.ts';
import { examine } from '../../../src/manifests/examine.ts';

/*
 * What nobody writes by hand, and what somebody may send all the same. Each case has to end, with a verdict that is
 * right or says why there is none; nothing here may throw. A case that hangs would end the test run.
 */
const assets = findAssets('schema');
const module = compileJudge(assets);
const examiner = await startExaminer({ assets, module, definitions: [] });

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

/** Nine levels of nine aliases: 387 million copies. */
const BOMB = `a0: &a0 x\n${times(9, (n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}]\n`)}`;

const cases: readonly (readonly [name: string, text: string, outcomes: string, said?: RegExp])[] = [
  ['a bomb of aliases', CONFIG + BOMB, 'refused', /alias/],
  [
    '10 000 anchors, each with its alias',
    `${CONFIG}data:\n${times(10_000, (n) => `  a${n}: &a${n} x\n  b${n}: *a${n}\n`)}`,
    'accepted',
  ],
  [
    '1000 merges of one anchor',
    `${CONFIG}data: { a: &a x }\nbinaryData: &b { c: "" }\n${times(1000, (n) => `k${n}: { <<: *b, c: "YQ==" }\n`)}`,
    'refused',
    /k\d+: este campo no existe/,
  ],
  ['an alias of itself', `${CONFIG}data: &a { b: *a }\n`, 'refused'],
  ['an alias of nothing', `${CONFIG}data: *nada\n`, 'refused', /ancla/],
  ['200 000 brackets', `a: ${'['.repeat(200_000)}`, 'refused', /hondo/],
  ['200 000 braces', '{a: '.repeat(200_000), 'refused', /hondo/],
  ['200 000 dashes', '- '.repeat(200_000), 'refused', /hondo/],
  ['200 000 brackets of JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'refused', /hondo/],
  [
    '20 000 levels of JSON in an object',
    `{"apiVersion":"v1","kind":"Pod","spec":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    'refused',
  ],
  ['__proto__ as a field', `${CONFIG}__proto__: { a: 1 }\n`, 'refused', /__proto__/],
  [
    '__proto__ as data',
    `${CONFIG}data: { __proto__: x, constructor: y, toString: z }\n`,
    'refused',
  ],
  ['constructor as data', `${CONFIG}data: { constructor: w, toString: z }\n`, 'accepted'],
  ['a kind that every JavaScript object has', 'apiVersion: v1\nkind: constructor\n', 'refused'],
  ['such a kind of somebody else', 'apiVersion: a.io/v1\nkind: constructor\n', 'unknown'],
  [
    'half a character as a key',
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"a\\ud800":1}}',
    'refused',
    /el número 1/,
  ],
  [
    'a deep map as a key, beside a key that stands twice',
    `${CONFIG}kind: ConfigMap\n${'{a: '.repeat(1500)}:\n`,
    'refused',
  ],
  ['a NUL', `${CONFIG}data: { a: "\0" }\n`, 'refused'],
  ['only NULs', '\0'.repeat(1000), 'refused'],
  ['half a pair of surrogates', `${CONFIG}data: { a: "\ud800" }\n`, 'accepted'],
  ['a key 50 000 long', `${CONFIG}data: { ${'k'.repeat(50_000)}: a }\n`, 'refused'],
  ['20 000 keys', `${CONFIG}data:\n${times(20_000, (n) => `  k${n}: ""\n`)}`, 'accepted'],
  [
    '20 000 keys, and one twice',
    `${CONFIG}data:\n${times(20_000, (n) => `  k${n}: ""\n`)}  k7: ""\n`,
    'refused',
  ],
  ['20 000 fields that are not there', `${CONFIG}${times(20_000, (n) => `k${n}: 1\n`)}`, 'refused'],
  [
    '50 MB in one document',
    `${CONFIG}data: { a: "${'x'.repeat(50_000_000)}" }\n`,
    'refused',
    /16 MiB/,
  ],
  ['50 MB of blanks', '  \n'.repeat(17_000_000), ''],
  ['a million separators', '---\n'.repeat(1_000_000), ''],
  ['nothing', '', ''],
  ['a mark of order and nothing', '\ufeff', ''],
  ['only comments', '# a\n---\n# b\n', ''],
  ['null', 'null\n', ''],
  ['a number', '7\n', 'refused'],
  ['a text', 'hola\n', 'refused'],
  ['a list', '- a\n- b\n', 'refused'],
  ['an empty List', 'apiVersion: v1\nkind: List\nitems: []\n', ''],
  [
    'Lists in Lists',
    `${'{apiVersion: v1, kind: List, items: ['.repeat(50)}{apiVersion: v1, kind: Namespace, metadata: {name: a}}${']}'.repeat(50)}`,
    'accepted',
  ],
  ['a template of Helm', 'apiVersion: v1\nkind: {{ .Values.kind }}\n', 'refused'],
  ['old lines', CONFIG.replaceAll('\n', '\r'), 'accepted'],
];

for (const [name, text, outcomes, said] of cases) {
  test(name, async () => {
    const documents = await examine('a.yaml', text, examiner);
    const objects = documents.flatMap(({ objects }) => objects);
    const problems = documents.flatMap(({ problems }) => problems);
    assert.equal(objects.map(({ outcome }) => outcome).join(), outcomes, problems[0]?.message);
    const errors = problems.filter(({ isAdvice }) => !isAdvice);
    assert.equal(errors.length > 0, outcomes === 'refused' || outcomes === 'unknown');
    if (said) assert.match(errors.map(({ message }) => message).join('\n'), said);
    for (const { location } of problems) assert.ok(location.line > 0 && location.column > 0);
  });
}

test('10 000 documents in a text, one of them wrong', async () => {
  const texts = Array.from({ length: 10_000 }, (_, n) => CONFIG.replace('name: a', `name: a${n}`));
  texts[4_321] = `${CONFIG}dato: {}\n`;
  const documents = await examine('a.yaml', texts.join('---\n'), examiner);
  assert.equal(documents.length, 10_000);
  const bad = documents.filter(({ problems }) => problems.length > 0);
  assert.deepEqual(
    bad.map(({ problems }) => problems[0]?.location.line),
    [4_321 * 4 + 4],
  );
});

test('bytes that are no text', () => {
  for (const bytes of [[0xff], [0x61, 0x0a, 0xc3, 0x28], [0xed, 0xa0, 0x80], [0xff, 0xfe, 0x00]]) {
    assert.ok('problem' in decode('a', Uint8Array.from(bytes)), bytes.join());
  }
  const decoded = decode('a', Uint8Array.from([0x61, 0x0a, 0x62, 0xc3, 0x28]));
  assert.ok('problem' in decoded);
  assert.deepEqual(decoded.problem.location, { file: 'a', line: 2, column: 2 });
  assert.deepEqual(decode('a', Uint8Array.from([0xfe, 0xff, 0x00, 0x61])), { text: '\ufeffa' });
});
