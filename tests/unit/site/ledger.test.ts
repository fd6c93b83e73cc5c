import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVIDENCE_FORMAT, sha256, stepEvidence } from '../../../src/lesson/evidence.ts';
import type { Evidence, StepEvidence } from '../../../src/lesson/evidence.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { Entry } from '../../../src/site/course.ts';
import { ledger } from '../../../src/site/ledger.ts';

const location = { file: 'a.mdx', line: 1, column: 1 };
const step = (id: string, exitCode = 0): Step => ({
  id,
  command: id,
  terminal: 1,
  mode: 'run',
  capture: [],
  exitCode,
  timeoutMs: 1,
  location,
});
const recorded = (id: string, command = id): StepEvidence => ({
  id,
  commandHash: sha256(command),
  exitCode: 0,
  stdout: '',
  stderr: '',
  durationMs: 1,
  settledMs: 0,
  attempts: 1,
  startedMs: 0,
});

/** A lesson with one manifest, and what its last run recorded. */
function entry(
  steps: readonly Step[],
  state: 'verified' | 'stale' | 'never',
  run: readonly StepEvidence[],
  recordedAt: string,
  attempts = 1,
): Entry {
  const lesson = { steps, manifests: [{}] } as unknown as Lesson;
  const evidence = {
    format: EVIDENCE_FORMAT,
    recordedAt,
    attempts,
    steps: run,
  } as unknown as Evidence;
  if (state === 'never') return { lesson, evidence: undefined, verification: { state }, steps: [] };
  const records = steps.map((step) => {
    return {
      step,
      state: 'unverified',
      evidence: stepEvidence(lesson, evidence, step.id),
    } as const;
  });
  return { lesson, evidence, verification: { state, evidence }, steps: records };
}

test('counts what is proved, and only that', () => {
  const counted = ledger([
    entry(
      [step('a'), step('b', 1)],
      'verified',
      [recorded('a'), recorded('b')],
      '2026-11-20T00:00:00Z',
    ),
    entry(
      [step('c'), step('d')],
      'stale',
      [recorded('c'), recorded('d', 'otra')],
      '2026-11-22T00:00:00Z',
    ),
    entry([step('e')], 'never', [], ''),
  ]);
  assert.deepEqual(counted, {
    lessons: { done: 1, all: 3 },
    commands: { done: 3, all: 5 },
    failures: 1,
    unstable: 0,
    manifests: { done: 1, all: 3 },
    latest: '2026-11-22T00:00:00Z',
  });
});

test('a lesson that needed a second attempt is counted apart, while it is verified', () => {
  const counted = ledger([
    entry([step('a')], 'verified', [recorded('a')], '2026-11-20T00:00:00Z', 2),
    entry([step('b')], 'verified', [recorded('b')], '2026-11-20T00:00:00Z'),
    entry([step('c')], 'stale', [recorded('c')], '2026-11-20T00:00:00Z', 2),
  ]);
  assert.equal(counted.unstable, 1);
  assert.equal(counted.lessons.done, 2);
});

test('a command that the runner itself ended did not fail', () => {
  const watching = { ...step('a', 130), mode: 'watch' as const };
  const counted = ledger([
    entry([watching, step('b', 1)], 'verified', [recorded('a'), recorded('b')], ''),
  ]);
  assert.equal(counted.failures, 1);
});

test('an empty course has proved nothing', () => {
  const { lessons, commands, latest } = ledger([]);
  assert.deepEqual(
    [lessons, commands, latest],
    [{ done: 0, all: 0 }, { done: 0, all: 0 }, undefined],
  );
});
