import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { lessonTimes } from '../../../src/site/lesson-times.ts';

const ids = ['a', 'b', 'c'];
const lesson = { words: 900, steps: ids.map((id) => ({ id, mode: 'run' })) } as unknown as Lesson;
const recorded = (steps: readonly object[]) => ({ steps, timeline: [] }) as unknown as Evidence;
const step = (id: string, startedMs: number, settledMs = 0) => {
  return { id, startedMs, durationMs: 1000, settledMs };
};

test('900 words are 5 minutes; three commands that were never run are one', () => {
  assert.deepEqual(lessonTimes(lesson, undefined), { reading: 5, doing: 1 });
});

test('what the run waited for counts, from its first command to the end of its last one', () => {
  const evidence = recorded([step('a', 500), step('b', 20_000), step('c', 100_000, 139_500)]);
  assert.deepEqual(lessonTimes(lesson, evidence), { reading: 5, doing: 5 });
});

test('evidence of other steps says nothing of these; nothing takes no time at all', () => {
  const evidence = recorded([step('z', 500_000)]);
  assert.deepEqual(lessonTimes({ ...lesson, words: 3 }, evidence), { reading: 1, doing: 1 });
});
