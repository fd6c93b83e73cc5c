import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstChange } from '../../../../scripts/lib/runner/first-change.ts';
import type { Lesson } from '../../../../src/lesson/types.ts';

const MANIFESTS = { 'web.yaml': 'uno', 'otra-web.yaml': 'dos' };

function lesson(commands: string[], changed: Partial<Lesson> = {}, manifests: object = MANIFESTS) {
  return {
    isolation: 'namespace',
    addons: [],
    steps: commands.map((command, line) => {
      const location = { file: 'x.mdx', line, column: 1 };
      return { id: command, command, location, terminal: 1, mode: 'run' };
    }),
    manifests: Object.entries(manifests).map(([name, text]) => ({ name, text })),
    ...changed,
  } as unknown as Lesson;
}

const COMMANDS = [
  'mira',
  'apply -f https://s/x/otra-web.yaml',
  'apply -f https://s/x/web.yaml',
  'fin',
];
const before = lesson(COMMANDS);
const first = (after: Lesson, passed = 4) => firstChange(before, after, passed);

test('nothing that runs changed: also where steps only moved in the file', () => {
  const moved = lesson(COMMANDS);
  const steps = moved.steps.map((step) => ({ ...step, location: { ...step.location, line: 99 } }));
  assert.equal(first({ ...moved, steps, title: 'Otro' }), undefined);
});

test('the first step that is another one, or new, or of which the next ones are gone', () => {
  assert.equal(first(lesson(COMMANDS.with(2, 'otro'))), 2);
  assert.equal(first(lesson([...COMMANDS, 'más'])), 4);
  assert.equal(first(lesson(COMMANDS.toSpliced(1, 1))), 1);
  assert.equal(first(lesson(COMMANDS.slice(0, 3))), undefined, 'there is nothing left to run');
});

test('what only its expectation changes runs again too', () => {
  const after = lesson(COMMANDS);
  const steps = after.steps.with(3, { ...after.steps[3], exitCode: 1 } as Lesson['steps'][0]);
  assert.equal(first({ ...after, steps }), 3);
});

test('a manifest: the first step that names it, and not one whose name ends the same', () => {
  assert.equal(first(lesson(COMMANDS, {}, { ...MANIFESTS, 'web.yaml': 'otro' })), 2);
  assert.equal(first(lesson(COMMANDS, {}, { ...MANIFESTS, 'otra-web.yaml': 'otro' })), 1);
  assert.equal(first(lesson(COMMANDS, {}, { ...MANIFESTS, 'nueva.yaml': 'x' })), undefined);
});

test('what has not passed yet comes before what changed', () => {
  assert.equal(first(lesson(COMMANDS.with(3, 'otro')), 1), 1);
  assert.equal(first(lesson(COMMANDS.with(1, 'otro')), 3), 1);
});

test('another isolation or addon needs another world', () => {
  assert.equal(first(lesson(COMMANDS, { isolation: 'cluster' })), 0);
  assert.equal(first(lesson(COMMANDS, { addons: ['contour'] })), 0);
});

test('a step begins with what has to run beside it', () => {
  const steps = (changed: string) =>
    [
      { id: 'antes', terminal: 1, mode: 'run' },
      { id: 'puente', terminal: 2, mode: 'background' },
      { id: 'consola', terminal: 3, mode: 'tty' },
      { id: 'teclea', terminal: 3, mode: 'send' },
      { id: 'cierra', terminal: 3, mode: 'run' },
      { id: 'pide', terminal: 1, mode: 'run' },
      { id: 'otro', terminal: 2, mode: 'run' },
      { id: 'fin', terminal: 1, mode: 'run' },
    ].map((step) => ({ ...step, command: step.id === changed ? 'otro' : 'uno' }));
  const passed = steps('').length;
  const from = (id: string) => {
    const [old, now] = ['', id].map((changed) => ({ ...before, steps: steps(changed) }));
    const index = firstChange(old as unknown as Lesson, now as unknown as Lesson, passed);
    return steps('')[index ?? -1]?.id;
  };
  assert.equal(from('pide'), 'puente', 'the tunnel is open while it asks');
  assert.equal(from('teclea'), 'puente', 'and the console, which began after the tunnel');
  assert.equal(from('fin'), 'fin', 'its terminal was used for something else before');
  assert.equal(from('antes'), 'antes');
});
