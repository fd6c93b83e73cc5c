import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { runningWords } from '../../../src/site/running.ts';

const step = (terminal: number, mode: Step['mode'] = 'run', expects = true) => ({
  terminal,
  mode,
  ...(expects && { expectation: {} as Expectation }),
});

test('what works in the background is let be, until its terminal is needed or the lesson ends', () => {
  const { state, todo, closing } = runningWords([step(2, 'background'), step(1), step(2)], 0);
  assert.equal(state, 'Sigue en marcha: déjala así.');
  assert.equal(todo, 'Antes del paso {paso}, ciérrala con {teclas}.');
  assert.equal(closing, 2);
  const last = runningWords([step(2, 'background'), step(1)], 0);
  assert.equal(last.todo, 'Al acabar la lección, ciérrala con {teclas}.');
});

test('what only looks on ends when it has shown what it shows; the reader acts elsewhere meanwhile', () => {
  const beside = runningWords([step(2, 'watch'), step(1), step(2)], 0);
  assert.equal(beside.todo, 'Déjala y sigue en la terminal 1. Cuando veas esto, {teclas}.');
  assert.deepEqual(beside.keys, ['Ctrl', 'C']);
  assert.equal(runningWords([step(1, 'watch'), step(1)], 0).todo, 'Cuando veas esto, {teclas}.');
});

test('a session is left with Ctrl-D, unless what is typed into it ends it', () => {
  const open = runningWords([step(1, 'tty'), step(1, 'send'), step(1)], 0);
  assert.equal(open.todo, 'Antes del paso {paso}, sal con {teclas}.');
  assert.deepEqual(open.keys, ['Ctrl', 'D']);
  assert.equal(runningWords([step(1, 'tty'), step(1, 'send', false)], 0).todo, '');
});
