import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../../src/lesson/problem.ts';

const DEEP = `${'{a: '.repeat(2200)}1${'}'.repeat(2200)}`;

// A thread's stack is four times the main one's: what runs out of that at once takes minutes in it.
for (const [name, text, messages] of [
  ['a key', `? ${DEEP}\n: x\n`, ['una clave tiene que ser un texto']],
  [
    'a key beside one that stands twice',
    `b: 1\nb: 2\n? ${DEEP}\n: x\n`,
    ['la clave está repetida'],
  ],
] as const) {
  test(`${name}, of 2200 maps, is told in a thread, too`, { timeout: 60_000 }, async () => {
    const thread = new Worker(new URL('../../support/yaml-thread.ts', import.meta.url), {
      workerData: text,
    });
    const [problems] = (await once(thread, 'message')) as [Problem[]];
    assert.deepEqual(
      problems.map(({ message }) => message),
      messages,
    );
  });
}
