import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { endingOf, namesTerminal, sessionOf, staysRunning } from '../../../src/site/terminals.ts';

type Placed = Pick<Step, 'terminal' | 'mode' | 'expectation'>;

const step = (terminal: number, mode: Step['mode'] = 'run', expects = true): Placed => ({
  terminal,
  mode,
  ...(expects && { expectation: {} as Expectation }),
});

suite('namesTerminal', () => {
  test('says nothing while there is one terminal', () => {
    const steps = [step(1), step(1)];
    assert.deepEqual(
      steps.map((_, index) => namesTerminal(steps, index)),
      [false, false],
    );
  });

  test('names the others, and the first one again after another', () => {
    const steps = [step(1), step(2), step(2), step(1), step(1)];
    assert.deepEqual(
      steps.map((_, index) => namesTerminal(steps, index)),
      [false, true, true, true, false],
    );
  });
});

suite('sessionOf', () => {
  test('is the program that runs in the same terminal', () => {
    const steps = [step(2, 'tty'), step(1), step(2, 'send'), step(2, 'send')];
    assert.equal(sessionOf(steps, 2), 0);
    assert.equal(sessionOf(steps, 3), 0);
  });

  test('is none where another command ended it, or where it is in another terminal', () => {
    assert.equal(sessionOf([step(1, 'tty'), step(1), step(1, 'send')], 2), undefined);
    assert.equal(sessionOf([step(1, 'tty'), step(2, 'send')], 1), undefined);
  });
});

suite('endingOf', () => {
  test('is the next command of the same terminal', () => {
    const steps = [step(2, 'background'), step(1), step(2), step(2)];
    assert.deepEqual(endingOf(steps, 0), { by: 'step', index: 2 });
  });

  test('is the lesson where its terminal has no other command', () => {
    assert.deepEqual(endingOf([step(2, 'watch'), step(1)], 0), { by: 'lesson' });
  });

  test('what is typed into a program does not end it', () => {
    const steps = [step(1, 'tty'), step(1, 'send'), step(1)];
    assert.deepEqual(endingOf(steps, 0), { by: 'step', index: 2 });
  });

  test('the last thing typed ends it where nothing is expected after it', () => {
    const steps = [step(1, 'tty'), step(1, 'send'), step(1, 'send', false), step(1)];
    assert.deepEqual(endingOf(steps, 0), { by: 'itself' });
    // A later session of the same terminal is another one.
    const twice = [step(1, 'tty'), step(1, 'send'), step(1, 'tty'), step(1, 'send', false)];
    assert.deepEqual(endingOf(twice, 0), { by: 'step', index: 2 });
  });
});

test('only what needs an end stays running', () => {
  const modes = ['run', 'background', 'watch', 'tty', 'send'] as const;
  assert.deepEqual(modes.filter(staysRunning), ['background', 'watch', 'tty']);
});
