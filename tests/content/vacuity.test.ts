import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCourse, readEvidence } from '../../src/lesson/course.ts';
import { formatProblem } from '../../src/lesson/problem.ts';
import { vacuousExpectations } from '../../src/lesson/vacuity.ts';

const ROOT = process.cwd();
const { lessons } = readCourse(ROOT);

/** An expectation that is met by an answer that has nothing to do with its command proves nothing. */
for (const lesson of lessons) {
  test(`${lesson.slug}: every expectation can fail`, () => {
    const problems = vacuousExpectations(lesson, readEvidence(ROOT, lesson));
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
