import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCourse, readEvidence } from '../../src/lesson/course.ts';
import { preparation, tidying } from '../../src/lesson/preparation.ts';
import { formatProblem } from '../../src/lesson/problem.ts';
import { siteUrl } from '../../src/lesson/site.ts';
import { vacuousExpectations } from '../../src/lesson/vacuity.ts';

const ROOT = process.cwd();
const { lessons, versions } = readCourse(ROOT);

/** An expectation that is met by an answer that has nothing to do with its command proves nothing. */
for (const lesson of lessons) {
  test(`${lesson.slug}: every expectation can fail`, () => {
    const problems = vacuousExpectations(lesson, readEvidence(ROOT, lesson));
    assert.equal(problems.map((problem) => `${formatProblem(problem)}\n`).join(''), '');
  });
}

const around = { site: siteUrl(ROOT), addons: versions.addons };

/** Nobody records what a reader does around a lesson: the walk runs it. */
for (const lesson of lessons) {
  test(`${lesson.slug}: what is expected around it can fail`, () => {
    const steps = [...preparation(lesson, around), ...tidying(lesson, around)];
    assert.equal(steps.filter(({ expectation }) => !expectation).length, 0);
    const problems = vacuousExpectations({ ...lesson, steps }, undefined);
    assert.equal(problems.map((problem) => `${formatProblem(problem)}\n`).join(''), '');
  });
}

test('a step without a check of its own still has its exit code', () => {
  const steps = lessons.flatMap((lesson) => lesson.steps);
  const unchecked = steps.filter(({ expectation }) => !expectation);
  assert.ok(
    unchecked.length <= steps.length / 3,
    `${unchecked.length} de ${steps.length} pasos no comprueban nada más`,
  );
});
