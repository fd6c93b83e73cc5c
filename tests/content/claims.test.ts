import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { claimsPage } from '../../scripts/lib/report/claims-page.ts';
import { claimHoles, claimRows } from '../../src/lesson/claim-table.ts';
import { readCourse, readEvidence } from '../../src/lesson/course.ts';
import { formatProblem } from '../../src/lesson/problem.ts';
import { staleSources } from '../../src/lesson/stale-sources.ts';
import { plannedLessons, readPlan } from '../../src/site/plan.ts';

const ROOT = process.cwd();
const PAGE = 'docs/temario.md';
const course = readCourse(ROOT);
const rows = claimRows(course, (lesson) => readEvidence(ROOT, lesson));

test('every claim of the syllabus is proved', () => {
  assert.equal(claimHoles(rows).map(formatProblem).join('\n'), '');
});

test('every planned lesson has claims, and is written where the course says', () => {
  const planned = plannedLessons(readPlan(ROOT)).map(({ slug }) => slug);
  assert.deepEqual([...new Set(course.syllabus.map(({ slug }) => slug))], planned);
  assert.deepEqual(
    course.lessons.map(({ slug }) => slug),
    planned,
  );
});

test('the table of claims says what the course says: npm run claims', async () => {
  const options = await resolveConfig(PAGE);
  const page = await format(claimsPage(rows), { ...options, filepath: PAGE });
  assert.equal(readFileSync(PAGE, 'utf8'), page);
});

test('every source was read since the taught Kubernetes came out', () => {
  assert.equal(staleSources(course.lessons, course.versions).map(formatProblem).join('\n'), '');
});
