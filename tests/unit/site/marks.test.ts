import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markRows } from '../../../src/site/marks.ts';

const rows = (positions: number[], text = '1') =>
  markRows(
    positions.map((ms) => ({ ms, text, label: 'ls' })),
    positions,
  );

test('marks that are apart share a row', () => {
  assert.deepEqual(rows([0, 50, 100]), [0, 0, 0]);
});

test('a mark that would cover another goes to the first row that is free there', () => {
  assert.deepEqual(rows([0, 1, 2, 50, 51]), [0, 1, 2, 0, 1]);
});

test('the number of a step takes more room than a figure', () => {
  assert.deepEqual(rows([0, 10]), [0, 0]);
  assert.deepEqual(rows([0, 10], '17.12'), [0, 1]);
});
