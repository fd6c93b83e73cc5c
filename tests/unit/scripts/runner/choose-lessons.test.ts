import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLessons } from '../../../../scripts/lib/runner/choose-lessons.ts';
import type { Lesson } from '../../../../src/lesson/types.ts';

const lesson = (order: number, slug: string, ...ids: string[]) =>
  ({ order, slug, steps: ids.map((id) => ({ id })) }) as unknown as Lesson;
const LESSONS = [lesson(4, 'kubelet', 'mira', 'mata', 'muere'), lesson(5, 'pod', 'crear')];

const chosen = (...names: string[]) =>
  chooseLessons(LESSONS, names).map(({ name, lesson: { steps }, isWhole }) => [
    name,
    steps.map(({ id }) => id).join(),
    isWhole,
  ]);

test('all if none is named; in the order of the course, each once', () => {
  assert.deepEqual(chosen(), [
    ['kubelet', 'mira,mata,muere', true],
    ['pod', 'crear', true],
  ]);
  assert.deepEqual(chosen('pod', 'kubelet', 'pod'), chosen());
});

test('up to a step, which builds on those before', () => {
  assert.deepEqual(chosen('kubelet#mata'), [['kubelet#mata', 'mira,mata', false]]);
});

test('an unknown lesson or step gets a suggestion', () => {
  assert.throws(() => chosen('kubelt'), /ninguna lección «kubelt»\. ¿Querías decir «kubelet»\?/);
  assert.throws(
    () => chosen('kubelet#muree'),
    /«kubelet» no tiene ningún paso «muree»\. ¿Querías decir «muere»\?/,
  );
});

test('a lesson in two ways is a mistake', () => {
  assert.throws(() => chosen('pod', 'pod#crear'), /«pod» está dos veces/);
});
