import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSpanish } from '../../scripts/lib/spanish/check.ts';
import { formatProblem } from '../../src/lesson/problem.ts';

test('everything that people read is in good Spanish', async () => {
  assert.equal((await checkSpanish('.')).map(formatProblem).join('\n'), '');
});
