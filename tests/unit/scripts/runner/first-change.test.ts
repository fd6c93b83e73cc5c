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
      return { id: command, command, location };
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
