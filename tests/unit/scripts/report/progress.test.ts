import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { Progress } from '../../../../scripts/lib/report/progress.ts';
import type { LessonOutcome, StepOutcome } from '../../../../scripts/lib/runner/run-lesson.ts';
import type { Lesson, Step } from '../../../../src/lesson/types.ts';
import { Screen } from './screen.ts';

let progress: Progress;
afterEach(() => {
  progress.stop();
  mock.restoreAll();
});

const step = (id: string) => ({ id, location: { file: 'x.mdx', line: 1, column: 1 } }) as Step;
const lesson = (slug: string) =>
  ({ slug, order: 1, title: slug, steps: [step('a'), step('b')] }) as unknown as Lesson;
const passed = (id: string) => ({ step: step(id), state: 'passed', totalMs: 0 }) as StepOutcome;
const ended = (of: Lesson) =>
  ({ lesson: of, steps: [passed('a')], totalMs: 0 }) as unknown as LessonOutcome;
const POD = lesson('pod');
const DOCKER = lesson('docker');

function begin(isTTY: boolean, columns = 80, rows = 24): Screen {
  mock.method(performance, 'now', () => 0);
  const screen = new Screen(isTTY, columns, rows);
  progress = new Progress(screen as unknown as NodeJS.WriteStream);
  return screen;
}

test('without a terminal, each line says whose it is, and there is nothing else', () => {
  const screen = begin(false);
  progress.sideBySide([POD, DOCKER]);
  progress.lessonStarted(POD);
  progress.stepStarted(POD, step('a'));
  progress.stepStarted(DOCKER, step('b'));
  progress.stepEnded(DOCKER, passed('b'));
  progress.stepEnded(POD, passed('a'));
  assert.deepEqual(screen.words(), ['pod 1. pod (2 pasos)', 'docker ✓ b 0 s', 'pod ✓ a 0 s', '']);
});

test('on a terminal, a line for each running lesson stands below what is over', () => {
  const screen = begin(true);
  progress.sideBySide([POD, DOCKER]);
  progress.stepStarted(POD, step('a'));
  progress.stepStarted(DOCKER, step('b'));
  progress.say('uno\ndos');
  assert.deepEqual(screen.words(), ['uno', 'dos', 'pod … a 0 s', 'docker … b 0 s']);
  progress.stepEnded(POD, passed('a'));
  progress.lessonEnded(ended(POD));
  assert.deepEqual(screen.words(), [
    'uno',
    'dos',
    'pod ✓ a 0 s',
    'pod 1 de 1 paso, 0 s',
    'docker … b 0 s',
  ]);
  progress.stop();
  assert.deepEqual(screen.words().slice(3), ['pod 1 de 1 paso, 0 s', '']);
});

test('before its first step and after its last one, a lesson is at something too', () => {
  const screen = begin(true);
  progress.lessonStarted(POD);
  assert.equal(screen.words().at(-1), '… (prepara su sitio) 0 s');
  progress.stepStarted(POD, step('b'));
  progress.stepEnded(POD, passed('b'));
  assert.equal(screen.words().at(-1), '… (recoge) 0 s');
});

test('a line never takes two rows, nor all of them more than there are', () => {
  const screen = begin(true, 12, 3);
  ['uno', 'dos', 'tres'].forEach((slug) =>
    progress.stepStarted(lesson(slug), step('x'.repeat(50))),
  );
  progress.say('a');
  progress.say('b');
  assert.deepEqual(screen.lines(), ['a', 'b', '  … xxxxxxx', '  … xxxxxxx']);
});
