import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOfLine } from '../../../src/lesson/yaml-breaks.ts';

test('a line that Kubernetes counts, where an editor has it', () => {
  const text = 'a\nb\r\nc\u2028d\re\u0085f\n';
  const places = [1, 2, 3, 4, 5, 6, 7].map((number) => {
    const { line, column } = placeOfLine(text, number);
    return `${line}:${column}`;
  });
  assert.deepEqual(places, ['1:1', '2:1', '3:1', '3:3', '3:5', '3:7', '4:1']);
});

test('a line that is not there is the nearest one', () => {
  assert.deepEqual(placeOfLine('a\nb', 0), { line: 1, column: 1 });
  assert.deepEqual(placeOfLine('a\nb', 9), { line: 2, column: 1 });
  assert.deepEqual(placeOfLine('', 3), { line: 1, column: 1 });
});
