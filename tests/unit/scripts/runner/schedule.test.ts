import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../../../scripts/lib/runner/schedule.ts';
import { schedule } from '../../../../scripts/lib/runner/schedule.ts';

const shared = (resource: string): Claim => ({ resource, isShared: true });
const alone = (resource: string): Claim => ({ resource, isShared: false });
const job = (name: string, ...claims: Claim[]) => ({ name, claims });

/** A schedule whose jobs end when the test says so. `log` has who began, in order. */
function begin(jobs: ReturnType<typeof job>[], lanes: number, isOver?: () => boolean) {
  const log: string[] = [];
  const open = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const run = ({ name }: { name: string }) => {
    log.push(name);
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    open.set(name, { resolve: () => resolve(undefined), reject });
    return promise;
  };
  const ended = schedule(jobs, lanes, run, isOver);
  const settle = async (name: string, error?: Error) => {
    const { resolve, reject } = open.get(name) ?? assert.fail(`${name} is not running`);
    open.delete(name);
    if (error) reject(error);
    else resolve();
    await new Promise(setImmediate);
  };
  return { log, ended, settle, running: () => [...open.keys()] };
}

test('as many as there are lanes, in the order given', async () => {
  const { log, running, settle, ended } = begin(
    ['a', 'b', 'c'].map((name) => job(name)),
    2,
  );
  assert.deepEqual(running(), ['a', 'b']);
  await settle('b');
  assert.deepEqual(running(), ['a', 'c']);
  await settle('a');
  await settle('c');
  await ended;
  assert.deepEqual(log, ['a', 'b', 'c']);
});

test('what is claimed alone waits until nobody has it, and nobody joins it', async () => {
  const jobs = [
    job('a', shared('cluster')),
    job('b', alone('cluster')),
    job('c', shared('cluster')),
  ];
  const { running, settle, ended } = begin(jobs, 3);
  assert.deepEqual(running(), ['a', 'c'], 'the one that cannot go lets the next one pass');
  await settle('a');
  assert.deepEqual(running(), ['c']);
  await settle('c');
  assert.deepEqual(running(), ['b']);
  await settle('b');
  await ended;
});

test('two jobs with one port never run side by side', async () => {
  const jobs = [job('a', alone('port 1')), job('b', alone('port 1'), alone('port 2')), job('c')];
  const { running, settle, ended } = begin(jobs, 3);
  assert.deepEqual(running(), ['a', 'c']);
  await settle('a');
  assert.deepEqual(running(), ['c', 'b']);
  await settle('b');
  await settle('c');
  await ended;
});

test('once it is over none begins, and those that run are waited for', async () => {
  let isOver = false;
  const { log, settle, ended } = begin([job('a'), job('b'), job('c')], 2, () => isOver);
  isOver = true;
  await settle('a');
  await settle('b');
  await ended;
  assert.deepEqual(log, ['a', 'b']);
});

test('a rejection keeps others from beginning and is passed on when the rest has ended', async () => {
  const { log, settle, ended } = begin([job('a'), job('b'), job('c')], 2);
  const rejected = assert.rejects(ended, /roto/);
  await settle('a', new Error('roto'));
  assert.deepEqual(log, ['a', 'b']);
  await settle('b');
  await rejected;
});

test('no jobs, nothing to wait for', () => schedule([], 2, () => Promise.resolve()));
