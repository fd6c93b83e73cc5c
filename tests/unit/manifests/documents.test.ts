import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunks } from '../../../src/manifests/documents.ts';

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
    { text: '', line: 2, badSeparator: '{b: 2}' },
    { text: 'c: 3', line: 4 },
    { text: 'e: 4', line: 5, badSeparator: 'd' },
  ]);
});
