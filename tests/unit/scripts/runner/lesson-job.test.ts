import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LessonJob } from '../../../../scripts/lib/runner/lesson-job.ts';
import { inBalancedOrder, lessonJob } from '../../../../scripts/lib/runner/lesson-job.ts';
import type { Evidence } from '../../../../src/lesson/evidence.ts';
import type { Isolation, Lesson, Step } from '../../../../src/lesson/types.ts';

const lesson = (isolation: Isolation, ...commands: string[]) =>
  ({
    slug: isolation,
    isolation,
    steps: commands.map((command, index) => ({ id: `paso-${index}`, command }) as Step),
  }) as unknown as Lesson;

const order = (...jobs: [name: string, isolation: Isolation, estimateMs: number][]) =>
  inBalancedOrder(
    jobs.map(([slug, isolation, estimateMs]) => {
      const job = { lesson: { slug, isolation }, estimateMs, claims: [] };
      return job as unknown as LessonJob;
    }),
  ).map((job) => job.lesson.slug);

test('lessons of a namespace share the cluster, others have their world for themselves', () => {
  const claims = (isolation: Isolation) => lessonJob(lesson(isolation), undefined).claims;
  assert.deepEqual(claims('namespace'), [{ resource: 'cluster', isShared: true }]);
  assert.deepEqual(claims('cluster'), [{ resource: 'cluster', isShared: false }]);
  assert.deepEqual(claims('docker'), [{ resource: 'docker', isShared: false }]);
});

test('a local port is claimed alone', () => {
  const { claims } = lessonJob(
    lesson('namespace', 'kubectl port-forward pod/web 80:80'),
    undefined,
  );
  assert.deepEqual(claims[1], { resource: 'port 80', isShared: false });
});

test('the estimate is what was recorded, and a guess for each step that was not', () => {
  const steps = [{ id: 'paso-0', durationMs: 300, settledMs: 200 }];
  const recorded = { steps } as unknown as Evidence;
  assert.equal(lessonJob(lesson('docker', 'a'), recorded).estimateMs, 500);
  const longer = lessonJob(lesson('docker', 'a', 'b'), recorded).estimateMs;
  assert.ok(longer > 500);
  assert.equal(lessonJob(lesson('docker', 'c'), undefined).estimateMs, longer - 500);
});

test('the longest first, those that need the cluster alone last', () => {
  assert.deepEqual(
    order(['corta', 'namespace', 1], ['sola', 'cluster', 9], ['larga', 'namespace', 5]),
    ['larga', 'corta', 'sola'],
  );
});

test('Docker lessons are kept to fill the time of those, and no longer than that', () => {
  assert.deepEqual(
    order(['d3', 'docker', 3], ['n', 'namespace', 2], ['d5', 'docker', 5], ['sola', 'cluster', 6]),
    ['d3', 'n', 'sola', 'd5'],
  );
  assert.deepEqual(order(['d3', 'docker', 3], ['n', 'namespace', 5]), ['n', 'd3']);
});
