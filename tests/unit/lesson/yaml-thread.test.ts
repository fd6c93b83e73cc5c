import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../../src/lesson/problem.ts';

// A thread's stack is four times the main one's: what runs out of that at once takes minutes in it.
test('a key of 2200 maps is told in a thread, too', { timeout: 60_000 }, async () => {
  const workerData = `? ${'{a: '.repeat(2200)}1${'}'.repeat(2200)}\n: x\n`;
  const thread = new Worker(new URL('../../support/yaml-thread.ts', import.meta.url), {
    workerData,
  });
  const [problems] = (await once(thread, 'message')) as [Problem[]];
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['una clave tiene que ser un texto'],
  );
});
