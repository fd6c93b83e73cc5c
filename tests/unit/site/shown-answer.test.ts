import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Evidence, StepEvidence } from '../../../src/lesson/evidence.ts';
import { sha256 } from '../../../src/lesson/evidence.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import { shownAnswer } from '../../../src/site/shown-answer.ts';
import { turnOf } from '../../../src/site/transcript.ts';

type Part = Partial<Step> & { readonly said: Partial<StepEvidence> };

/** A lesson whose steps are named by what is typed, and what they answered. */
function recorded(...parts: Part[]): [Lesson, Evidence] {
  const steps = parts.map(({ said: _, ...step }) => ({ terminal: 1, mode: 'run', ...step }));
  const answers = parts.map(({ said, id = '', command = '' }) => ({
    id,
    commandHash: sha256(command),
    stdout: '',
    stderr: '',
    ...said,
  }));
  return [{ steps } as unknown as Lesson, { steps: answers } as unknown as Evidence];
}

const step = (command: string, stdout: string, more: Partial<Step> = {}): Part => ({
  id: command,
  command,
  said: { stdout },
  ...more,
});
const text = (shown: ReturnType<typeof shownAnswer>) =>
  shown?.streams.map(({ lines }) =>
    lines.shown.map((pieces) => pieces.map((piece) => piece.text).join('')),
  );

suite('a session', () => {
  const [lesson, evidence] = recorded(
    step('sh', 'Hola\n/ # ', { mode: 'tty' }),
    step('ls -a', 'fuera\n', { terminal: 2 }),
    step('hostname', 'hostname\nweb\n/ # ', { mode: 'send' }),
    step('exit', 'exit\n', { mode: 'send' }),
  );

  test('has its prompt where the next thing is typed, and not in the answer', () => {
    assert.deepEqual(text(shownAnswer(lesson, evidence, 0)), [['Hola']]);
    assert.deepEqual(
      [0, 1, 2, 3].map((index) => turnOf(lesson, evidence, index).prompt),
      ['', '', '/ # ', '/ # '],
    );
  });

  test('shows what is typed once, though the terminal wrote it too', () => {
    assert.deepEqual(text(shownAnswer(lesson, evidence, 2)), [['web']]);
    assert.deepEqual(text(shownAnswer(lesson, evidence, 3)), []);
  });

  test('keeps a prompt after which nothing is typed, and a text that only begins like an echo', () => {
    const open = recorded(
      step('sh', '# ', { mode: 'tty' }),
      step('ls', 'ls-l\n# ', { mode: 'send' }),
    );
    assert.deepEqual(text(shownAnswer(...open, 1)), [['ls-l', '# ']]);
  });
});

suite('an answer', () => {
  test('is none where the command is not the one that ran', () => {
    const [lesson, evidence] = recorded(step('ls', 'a\n'));
    const other = { ...lesson, steps: lesson.steps.map((one) => ({ ...one, command: 'pwd' })) };
    assert.equal(shownAnswer(other, evidence, 0), undefined);
    assert.equal(shownAnswer(lesson, undefined, 0), undefined);
  });

  test('says that its last line has no end only where the command itself ended', () => {
    const unended = (part: Part) => shownAnswer(...recorded(part), 0)?.streams[0]?.unended;
    assert.equal(unended(step('printf a', 'a')), true);
    assert.equal(unended(step('echo a', 'a\n')), false);
    assert.equal(unended(step('kubectl get pods -w', 'a', { mode: 'watch' })), false);
  });

  test('marks what this step or one before it kept, and not what comes later', () => {
    const kept = (...parts: Part[]) => {
      const lines = shownAnswer(...recorded(...parts), 0)?.streams[0]?.lines.shown ?? [];
      return lines.flat().flatMap((piece) => (piece.volatile ? piece.text : []));
    };
    const own = step('a', 'nodo-a\n');
    assert.deepEqual(kept({ ...own, said: { ...own.said, captures: { N: 'nodo-a' } } }), [
      'nodo-a',
    ]);
    const later = step('b', 'nodo-a\n');
    assert.deepEqual(kept(own, { ...later, said: { captures: { N: 'nodo-a' } } }), []);
  });
});
