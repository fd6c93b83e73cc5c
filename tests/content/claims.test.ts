import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CLAIMS_PAGE, formattedClaimsPage } from '../../scripts/lib/report/claims-page.ts';
import { claimHoles, claimRows } from '../../src/lesson/claim-table.ts';
import { readCourse } from '../../src/lesson/course.ts';
import { readRecords } from '../../src/lesson/lesson-record.ts';
import { formatProblem } from '../../src/lesson/problem.ts';
import { staleSources } from '../../src/lesson/stale-sources.ts';
import { plannedLessons, readPlan } from '../../src/site/plan.ts';

const ROOT = process.cwd();
const course = readCourse(ROOT);
const rows = claimRows(course.syllabus, readRecords(ROOT, course));

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
  assert.equal(readFileSync(CLAIMS_PAGE, 'utf8'), await formattedClaimsPage(rows));
});

test('every source was read since the taught Kubernetes came out', () => {
  assert.equal(staleSources(course.lessons, course.versions).map(formatProblem).join('\n'), '');
});
