import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCourse, readEvidence } from '../../src/lesson/course.ts';
import { matchTable } from '../../src/lesson/match-table.ts';
import { matchText } from '../../src/lesson/match-text.ts';
import { formatLocation } from '../../src/lesson/problem.ts';
import type { Expectation, Step } from '../../src/lesson/types.ts';

const ROOT = process.cwd();
const ERROR =
  'Error from server (InternalError): an error on the server has prevented the request\n';

/** An expectation that is met by an answer that has nothing to do with its command proves nothing. */
for (const lesson of readCourse(ROOT).lessons) {
  const recorded = readEvidence(ROOT, lesson)?.steps ?? [];
  for (const { id, expectation, location } of lesson.steps) {
    const parts = expectation ? matchers(expectation) : [];
    for (const { name, expected, holds } of parts) {
      test(`${lesson.slug}#${id}: ${name} can fail`, () => {
        const where = formatLocation(location);
        assert.ok(expected === '' || !holds(''), `${where}: la salida vacía la cumple`);
        assert.ok(!holds(ERROR), `${where}: un error cualquiera la cumple`);
        const own = recorded.find((step) => step.id === id)?.stdout;
        const others = recorded.filter(
          (step) => step.id !== id && step.stdout !== own && step.stdout !== '',
        );
        const every = others.length > 0 && others.every((step) => holds(step.stdout));
        assert.ok(!every, `${where}: la cumple lo que responde cualquier otro paso`);
      });
    }
  }
}

function matchers({ stdout, stderr, table }: Expectation) {
  const texts = Object.entries({ stdout, stderr }).flatMap(([name, matcher]) =>
    matcher
      ? [
          {
            name,
            expected: matcher.type === 'lines' ? matcher.lines.join('\n') : 'text',
            holds: (text: string) => matchText(matcher, text, name) === undefined,
          },
        ]
      : [],
  );
  if (!table) return texts;
  const holds = (text: string) => matchTable(table, text) === undefined;
  return [...texts, { name: 'table', expected: 'rows', holds }];
}

test('a step without a check of its own still has its exit code', () => {
  const steps: readonly Step[] = readCourse(ROOT).lessons.flatMap((lesson) => lesson.steps);
  const unchecked = steps.filter(({ expectation }) => !expectation);
  assert.ok(
    unchecked.length <= steps.length / 3,
    `${unchecked.length} de ${steps.length} pasos no comprueban nada más`,
  );
});
