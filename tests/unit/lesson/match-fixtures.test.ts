import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Cursor } from '../../../src/lesson/cursor.ts';
import { parseExpectation } from '../../../src/lesson/expectation.ts';
import { matchCheck } from '../../../src/lesson/match-check.ts';
import { outputMismatch } from '../../../src/lesson/match-output.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import { formatLocation, formatProblem } from '../../../src/lesson/problem.ts';
import type { Expectation, Json } from '../../../src/lesson/types.ts';
import { withVariables } from '../../../src/lesson/variables.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';

/**
 * A folder a type of expectation, in it a folder a case: what came (`stdout.txt`, `stderr.txt`, or
 * `object.json` for a state; what is not there is empty or absent), what was captured before
 * (`captures.json`), what is expected (`expect.yaml`) and what is said of it (`verdict.txt`).
 */
const FIXTURES = 'tests/fixtures/expectations';
const HOLDS = 'cumple\n';
/** Edge cases come on top of one that passes and one that fails. */
const FEWEST_CASES = 3;

for (const type of folders(FIXTURES)) {
  const cases = folders(join(FIXTURES, type));
  for (const name of cases) {
    test(`${type}: ${name}`, () => {
      const folder = join(FIXTURES, type, name);
      const actual = verdict(folder);
      const file = join(folder, 'verdict.txt');
      if (process.env['UPDATE_FIXTURES']) writeFileSync(file, actual);
      assert.equal(actual, readFileSync(file, 'utf8'));
    });
  }

  test(`${type} has cases that hold, that do not, and edges`, () => {
    const verdicts = cases.map((name) => verdict(join(FIXTURES, type, name)));
    assert.ok(verdicts.includes(HOLDS));
    assert.ok(verdicts.some((text) => text !== HOLDS));
    assert.ok(cases.length >= FEWEST_CASES);
  });
}

function verdict(folder: string): string {
  const mismatch = mismatchIn(folder, readExpectation(folder));
  if (!mismatch) return HOLDS;
  const { location, message, expected, actual } = mismatch;
  return `${location}: ${message}\n\nse esperaba:\n${expected}\n\nllegó:\n${actual}\n`;
}

function mismatchIn(folder: string, expectation: Expectation) {
  const [check] = expectation.then;
  if (check) {
    const object = read(folder, 'object.json');
    const texts = matchCheck(check, object === '' ? undefined : (JSON.parse(object) as Json));
    const { resource, name } = check.target;
    return (
      texts && {
        location: formatLocation(check.location),
        message: `${resource}/${name}`,
        ...texts,
      }
    );
  }
  const streams = { stdout: read(folder, 'stdout.txt'), stderr: read(folder, 'stderr.txt') };
  const mismatch = outputMismatch(expectation, streams);
  return mismatch && { ...mismatch, location: formatLocation(mismatch.location) };
}

function readExpectation(folder: string): Expectation {
  const { documents, problems: found } = readYaml(read(folder, 'expect.yaml'), {
    file: 'expect.yaml',
  });
  const problems: Problem[] = [...found];
  const expectation = parseExpectation(Cursor.over(documents, 'expect.yaml', problems));
  assert.deepEqual(problems.map(formatProblem), []);
  assert.ok(expectation);
  const captures = JSON.parse(read(folder, 'captures.json') || '{}') as Record<string, string>;
  return withVariables(expectation, new Map(Object.entries(captures)));
}

function read(folder: string, name: string): string {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
