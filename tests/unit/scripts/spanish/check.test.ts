import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkSpanish } from '../../../../scripts/lib/spanish/check.ts';
import { formatProblem } from '../../../../src/lesson/problem.ts';

/** Each text, and beside it (`….problems.txt`) what is said about it. */
const FIXTURES = 'tests/fixtures/spanish';

for (const name of readdirSync(FIXTURES).filter((file) => !file.endsWith('.txt'))) {
  test(`Spanish of ${name}`, async () => {
    const problems = await checkSpanish('.', [join(FIXTURES, name)]);
    const actual = problems
      .map((problem) => `${formatProblem(problem)}\n`)
      // What a word is near to changes with every word that the dictionaries gain.
      .map((text) => text.replace(/¿Querías decir .*\? /, ''))
      .join('');
    const expected = join(FIXTURES, `${name}.problems.txt`);
    if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, actual);
    assert.equal(actual, readFileSync(expected, 'utf8'));
  });
}
