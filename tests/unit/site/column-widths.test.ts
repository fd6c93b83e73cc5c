import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnWidths } from '../../../src/site/column-widths.ts';

test('a terminal gets as much as its longest line needs, within reason', () => {
  assert.deepEqual(columnWidths([['ls'], ['x'.repeat(60), 'y']]), [42, 60]);
  assert.deepEqual(columnWidths([[], ['x'.repeat(300)]]), [42, 70]);
});
