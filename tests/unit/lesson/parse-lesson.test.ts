import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';

/** Each folder is a lesson with mistakes (`index.mdx`) and what is said about them (`problems.txt`). */
const FIXTURES = 'tests/fixtures/lessons';

for (const name of readdirSync(FIXTURES)) {
  test(`problems of ${name}`, () => {
    const folder = join(FIXTURES, name);
    const yaml = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    const { problems } = parseLesson({
      folder: '01-prueba',
      text: readFileSync(join(folder, 'index.mdx'), 'utf8'),
      manifests: new Map(yaml.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
      site: 'https://sitio.example',
      today: '2026-11-22',
    });
    const actual = problems.map((problem) => `${formatProblem(problem)}\n`).join('');
    const expected = join(folder, 'problems.txt');
    if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, actual);
    assert.equal(actual, readFileSync(expected, 'utf8'));
  });
}
