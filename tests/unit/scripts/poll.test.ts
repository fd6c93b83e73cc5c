import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poll, pollWhileFewer } from '../../../scripts/lib/poll.ts';
import type { PollTiming } from '../../../scripts/lib/poll.ts';

/** Long enough for every look of a test, and never waited for where the looks say enough. */
const AMPLE_MS = 20_000;
const never = new AbortController().signal;

/** Polls a check that answers with these complaints in turn, and with the last one from then on. */
async function pollOver(answers: readonly (string | Error | undefined)[], timing: PollTiming) {
  const looks: number[] = [];
  const check = () => {
    looks.push(performance.now());
    const answer = answers[Math.min(looks.length, answers.length) - 1];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const explain = (error: unknown) => `explicado: ${(error as Error).message}`;
  const result = await poll(timing, check, explain, never);
  return { ...result, looks };
}

test('what holds at once is looked at once', async () => {
  const { wrong, attempts } = await pollOver([undefined], { withinMs: 0 });
  assert.deepEqual({ wrong, attempts }, { wrong: undefined, attempts: 1 });
});

test('it looks again until it holds; an error of the look is a complaint', async () => {
  const answers = ['no', new Error('sin red'), undefined];
  const { wrong, attempts } = await pollOver(answers, { withinMs: AMPLE_MS });
  assert.deepEqual({ wrong, attempts }, { wrong: undefined, attempts: 3 });
});

test('at the end of its time it gives the last complaint', async () => {
  const { wrong } = await pollOver(['no', 'casi'], { withinMs: 30 });
  assert.equal(wrong, 'casi');
  assert.equal(
    (await pollOver([new Error('sin red')], { withinMs: 0 })).wrong,
    'explicado: sin red',
  );
});

test('consecutive: a complaint between begins the count again', async () => {
  const answers = ['no', undefined, undefined, 'no', undefined];
  const { wrong, attempts } = await pollOver(answers, { withinMs: AMPLE_MS, consecutive: 3 });
  assert.deepEqual({ wrong, attempts }, { wrong: undefined, attempts: 7 });
});

test('consecutive: what never holds so many times in a row is wrong', async () => {
  let looks = 0;
  const check = () => Promise.resolve((looks += 1) % 3 === 0 ? 'cada tres, no' : undefined);
  const result = await poll({ withinMs: 150, consecutive: 3 }, check, String, never);
  assert.equal(result.wrong, 'cada tres, no');
});

test('for: it goes on looking that long after it held first', async () => {
  const forMs = 120;
  const { wrong, looks } = await pollOver(['no', undefined], { withinMs: AMPLE_MS, forMs });
  assert.equal(wrong, undefined);
  const [, held = 0] = looks;
  // The check itself takes no time but the test's own.
  assert.ok((looks.at(-1) ?? 0) - held > forMs - 10);
});

test('for: a complaint in that time begins it again, also past the wait', async () => {
  const timing = { withinMs: 1, forMs: 60 };
  assert.equal((await pollOver([undefined, 'cayó'], timing)).wrong, 'cayó');
  const answers = [undefined, 'cayó', undefined];
  const { wrong, attempts } = await pollOver(answers, { withinMs: AMPLE_MS, forMs: 60 });
  assert.equal(wrong, undefined);
  assert.ok(attempts >= 4);
});

test('not yet: the first look must complain', async () => {
  const timing = { withinMs: AMPLE_MS, notYet: true };
  const early = await pollOver([undefined], timing);
  assert.match(early.wrong ?? '', /^explicado: ya se cumplía la primera vez/);
  assert.equal(early.attempts, 1);
  const { wrong, attempts } = await pollOver(['no', undefined], timing);
  assert.deepEqual({ wrong, attempts }, { wrong: undefined, attempts: 2 });
});

test('not yet, and then so many times in a row', async () => {
  const timing = { withinMs: AMPLE_MS, notYet: true, consecutive: 2 };
  const { wrong, attempts } = await pollOver(['no', undefined, 'no', undefined], timing);
  assert.deepEqual({ wrong, attempts }, { wrong: undefined, attempts: 5 });
});

test('an interruption ends it at once, also in the middle of a rest', async () => {
  const controller = new AbortController();
  const check = () => {
    setImmediate(() => controller.abort(new Error('interrumpido')));
    return Promise.resolve('no');
  };
  const polling = poll({ withinMs: AMPLE_MS }, check, String, controller.signal);
  await assert.rejects(polling, (error: Error) => error.name === 'AbortError');
});

/** Whether a removal ends well that has so many left each time that it is asked, and none after that. */
async function removal(lefts: readonly (number | Error)[]) {
  const counts = [...lefts];
  // Its time is up at the first look: it goes on only as long as there is less and less.
  const check = () => Promise.resolve(counts.length > 0 ? 'sigue ahí' : undefined);
  const left = () => {
    const count = counts.shift() ?? 0;
    return count instanceof Error ? Promise.reject(count) : Promise.resolve(count);
  };
  const wrong = await pollWhileFewer({ withinMs: 0 }, check, String, left, never);
  return { wrong, unasked: counts.length };
}

test('what is slow but gets less is waited for; what stays as it is, twice', async () => {
  assert.deepEqual(await removal([9, 7, 1]), { wrong: undefined, unasked: 0 });
  assert.deepEqual(await removal([9, 9, 1]), { wrong: 'sigue ahí', unasked: 1 });
  assert.deepEqual(await removal([9, 8, 8, 1]), { wrong: 'sigue ahí', unasked: 1 });
  assert.deepEqual(await removal([9, new Error('sin red'), 1]), { wrong: 'sigue ahí', unasked: 1 });
});
