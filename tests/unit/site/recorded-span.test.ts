import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence, StepEvidence, TimelineEntry } from '../../../src/lesson/evidence.ts';
import type { Lesson, StepMode } from '../../../src/lesson/types.ts';
import { recordedSpan, withTail } from '../../../src/site/recorded-span.ts';

const recorded = (id: string, startedMs: number, durationMs = 10, settledMs = 0) =>
  ({ id, startedMs, durationMs, settledMs }) as StepEvidence;
const change = (step: string, ms: number) => ({ step, ms }) as TimelineEntry;
const lesson = (modes: Readonly<Record<string, StepMode>>) =>
  ({ steps: Object.entries(modes).map(([id, mode]) => ({ id, mode })) }) as unknown as Lesson;
const evidence = (steps: StepEvidence[], timeline: TimelineEntry[] = []) =>
  ({ steps, timeline }) as unknown as Evidence;

test('runs from the first start to the last state that was waited for', () => {
  const all = evidence([recorded('a', 100), recorded('b', 500, 20, 300), recorded('c', 900)]);
  const span = recordedSpan(lesson({ a: 'run', b: 'run', c: 'run' }), all, ['b', 'a']);
  assert.deepEqual(span, { from: 100, to: 820 });
});

test('holds what changed during the last step, and not what came later', () => {
  const all = evidence([recorded('a', 100)], [change('a', 4000), change('b', 9000)]);
  assert.deepEqual(recordedSpan(lesson({ a: 'run' }), all, ['a']), { from: 100, to: 4100 });
});

test('takes no time from a watch, whose end is not recorded', () => {
  const all = evidence([recorded('mira', 100, 60_000), recorded('b', 200)]);
  const span = recordedSpan(lesson({ mira: 'watch', b: 'run' }), all, ['mira', 'b']);
  assert.deepEqual(span, { from: 100, to: 210 });
  const alone = recordedSpan(lesson({ mira: 'watch' }), all, ['mira']);
  assert.deepEqual(alone, { from: 100, to: 101 });
});

test('a span gets a tail, so that what came last is seen, unless something changes in it', () => {
  const at = (ms: number) => ({ ms, change: 'added', kind: 'Pod', name: 'x', state: '' }) as const;
  assert.deepEqual(withTail({ from: 1000, to: 2000 }, [at(2000)]), { from: 1000, to: 2030 });
  assert.deepEqual(withTail({ from: 1000, to: 2000 }, [at(2010)]), { from: 1000, to: 2010 });
});
