import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunks } from '../../../../src/manifests/text/documents.ts';

test('a text is taken apart at its separators, and each part knows its line', () => {
  assert.deepEqual(chunks('a: 1\n---\nb: 2\n--- # otro\nc: |\n  ---\n'), [
    { text: 'a: 1', line: 1 },
    { text: 'b: 2', line: 3 },
    { text: 'c: |\n  ---\n', line: 5 },
  ]);
});

test('what holds nothing is no part; separators may be first, last or twice', () => {
  assert.deepEqual(chunks('---\n---\n\na: 1\n---\n'), [{ text: '\na: 1', line: 3 }]);
  assert.deepEqual(chunks(''), []);
});

test('lines may end as on Windows', () => {
  assert.deepEqual(
    chunks('a: 1\r\n---\r\nb: 2\r\n').map(({ line }) => line),
    [1, 3],
  );
});

test('after a separator there may be a comment, and nothing else: kubectl stops there', () => {
  assert.deepEqual(chunks('a: 1\n--- {b: 2}\n---\nc: 3\n---d\ne: 4'), [
    { text: 'a: 1', line: 1 },
    { text: '', line: 2, badSeparator: ' {b: 2}' },
    { text: 'c: 3', line: 4 },
    { text: 'e: 4', line: 5, badSeparator: 'd' },
  ]);
});

test('objects of JSON may follow each other, on a line each or on the same', () => {
  const a = '{"a": "}{\\""}';
  assert.deepEqual(chunks(`${a}\n\n{"b": {}}`), [
    { text: a, line: 1 },
    { text: '{"b": {}}', line: 3 },
  ]);
  assert.deepEqual(chunks(`\n ${a} {"b": 1}\n`), [
    { text: ` ${a}`, line: 2 },
    { text: `${' '.repeat(2 + a.length)}{"b": 1}`, line: 2 },
  ]);
});

test('a hundred thousand objects of JSON on one line are no more than they are', () => {
  const found = chunks('{"a": "b"}'.repeat(100_000));
  assert.equal(found.length, 100_000);
  assert.ok(found.reduce((sum, { text }) => sum + text.length, 0) < 2_000_000);
});

test('one object of JSON alone is the whole text', () => {
  assert.deepEqual(chunks('\n{"a": 1}\n'), [{ text: '\n{"a": 1}\n', line: 1 }]);
});

test('after one object there may be YAML; after two, nothing but JSON', () => {
  assert.deepEqual(chunks('{"a": 1}\n---\nb: 2\n---\nc: 3'), [
    { text: '{"a": 1}', line: 1 },
    { text: 'b: 2', line: 3 },
    { text: 'c: 3', line: 5 },
  ]);
  assert.deepEqual(chunks('{"a": 1}{"a": 1}\n---\nb: 2'), [
    { text: '{"a": 1}', line: 1 },
    { text: '        {"a": 1}', line: 1 },
    { text: '                \n---\nb: 2', line: 1 },
  ]);
});

test('what begins with a brace and is no JSON is YAML', () => {
  for (const text of [
    '{a: 1}\nb: 2',
    '{"a": 1',
    '{"a": "',
    '{"a": 1,}{}',
    '\ufeff{"a": 1}{"b": 2}',
  ]) {
    assert.deepEqual(chunks(text), [{ text, line: 1 }]);
  }
  assert.deepEqual(
    chunks('{a: 1}\n---\n{b: 2}').map(({ line }) => line),
    [1, 3],
  );
});
