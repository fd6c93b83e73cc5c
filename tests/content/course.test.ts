import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDiagrams } from '../../scripts/lib/diagrams/check.ts';
import { checkManifests } from '../../scripts/lib/manifests/check.ts';
import { readCourse, readEvidence } from '../../src/lesson/course.ts';
import { verification } from '../../src/lesson/evidence.ts';
import type { Problem } from '../../src/lesson/problem.ts';
import { formatProblem } from '../../src/lesson/problem.ts';

const ROOT = process.cwd();
const course = readCourse(ROOT);
const none = (problems: readonly Problem[]) =>
  assert.equal(problems.map(formatProblem).join('\n'), '');

test('the course parses without problems', () => none(course.problems));

test('every manifest is valid', async () => none(await checkManifests(ROOT)));

test('every diagram is drawn as it is written', () => none(checkDiagrams(ROOT)));

for (const lesson of course.lessons) {
  test(`${lesson.slug} is verified`, () => {
    const { state } = verification(lesson, course.versions, readEvidence(ROOT, lesson));
    const how = `npm run examples -- --record ${lesson.slug}`;
    assert.equal(
      state,
      'verified',
      `${lesson.file}:1:1: la evidencia no es de esta versión: ${how}`,
    );
  });

  test(`${lesson.slug} has a diagram, and something that fails on purpose`, () => {
    assert.ok(lesson.diagrams.length > 0);
    assert.ok(lesson.steps.some(({ exitCode }) => exitCode !== 0));
  });
}
