import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import { sha256 } from '../../../src/lesson/evidence.ts';
import type { Expectation, Lesson, Polling, StateCheck, Step } from '../../../src/lesson/types.ts';
import { polledMs, silenceWords, tookWords, waitWords } from '../../../src/site/outcome.ts';

const PLAIN: Polling = { forMs: 0, consecutive: 1, notYet: false };
const recorded = (attempts: number, settledMs = 0) => ({ durationMs: 100, settledMs, attempts });
const expecting = (polling: Partial<Polling>, ...then: Partial<Polling>[]) => ({
  expectation: {
    ...PLAIN,
    ...polling,
    then: then.map((check) => ({ ...PLAIN, ...check }) as StateCheck),
  } as unknown as Expectation,
});

suite('what a command took', () => {
  test('is its own time, or that until it was ready; of a watch, none', () => {
    const modes = ['run', 'background', 'tty', 'send', 'watch'] as const;
    assert.deepEqual(
      modes.map((mode) => tookWords({ mode }, recorded(1))),
      ['0,1 s', 'lista en 0,1 s', 'lista en 0,1 s', '0,1 s', 'visto'],
    );
  });
});

suite('what a command waited for', () => {
  test('is nothing where it held at once', () => {
    assert.equal(waitWords(expecting({}), recorded(1), undefined), undefined);
    assert.equal(waitWords({}, recorded(1), undefined), undefined);
  });

  test('is told in times where nobody said that it must not hold at first', () => {
    assert.equal(waitWords(expecting({}), recorded(3), 5000), 'repetido 3 veces hasta que salió');
  });

  test('is told in time where it is the time of that wait and of nothing else', () => {
    const words = (polling: Partial<Polling>, polled?: number) =>
      waitWords(expecting(polling), recorded(9), polled);
    const soon = 'al principio todavía no; al cabo de 12 s, sí';
    assert.equal(words({ notYet: true }, 12_000), soon);
    assert.equal(words({ notYet: true }), 'al principio todavía no; luego, sí');
    assert.equal(
      words({ notYet: true, forMs: 5000 }, 12_000),
      'al principio todavía no; luego, sí',
    );
    assert.equal(
      words({ notYet: true, consecutive: 3 }, 12_000),
      'al principio todavía no; luego, sí',
    );
  });

  test('may be a state; of several, nobody knows which took the time', () => {
    const one = waitWords(expecting({}, { notYet: true }), recorded(1, 40_000), undefined);
    assert.equal(one, 'al principio todavía no; al cabo de 40 s, sí');
    const two = waitWords(expecting({}, { notYet: true }, {}), recorded(1, 40_000), undefined);
    assert.equal(two, 'al principio todavía no; luego, sí');
  });
});

suite('how long a command was repeated', () => {
  const lesson = (...steps: Partial<Step>[]) =>
    ({
      steps: steps.map((step, index) => ({
        id: String(index),
        command: '',
        terminal: 1,
        mode: 'run',
        ...step,
      })),
    }) as unknown as Lesson;
  const ran = (...starts: number[]) =>
    ({
      steps: starts.map((startedMs, index) => ({
        id: String(index),
        commandHash: sha256(''),
        startedMs,
        settledMs: 100,
      })),
    }) as unknown as Evidence;

  test('is the time until the next step, without that of the state after it', () => {
    assert.equal(polledMs(lesson({}, {}), ran(1000, 4100), 0), 3000);
  });

  test('is not known of the last one, nor of what was not recorded', () => {
    assert.equal(polledMs(lesson({}, {}), ran(1000, 4100), 1), undefined);
    assert.equal(polledMs(lesson({}, {}), ran(1000), 0), undefined);
    assert.equal(polledMs(lesson({}, {}), undefined, 0), undefined);
  });

  test('is not known where the next step first had to free its terminal', () => {
    const watched = lesson({ terminal: 2, mode: 'watch' }, {}, { terminal: 2 });
    assert.equal(polledMs(watched, ran(0, 1000, 9000), 1), undefined);
    assert.equal(
      polledMs(lesson({ terminal: 2, mode: 'watch' }, {}, {}), ran(0, 1000, 2000), 1),
      900,
    );
  });
});

test('silence: a prompt is an answer, and the end of a session is told', () => {
  const expectation = {} as Expectation;
  assert.equal(silenceWords({ mode: 'run' }), 'No respondió nada.');
  assert.equal(silenceWords({ mode: 'tty', expectation }), undefined);
  assert.equal(silenceWords({ mode: 'send', expectation }), 'No respondió nada.');
  assert.equal(silenceWords({ mode: 'send' }), 'Y con eso se cierra la sesión.');
});
