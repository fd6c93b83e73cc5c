import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputMismatch } from '../../../src/lesson/match-output.ts';
import { pastedSteps, preparation, tidying } from '../../../src/lesson/preparation.ts';
import type { Isolation, Lesson } from '../../../src/lesson/types.ts';
import { vacuousExpectations } from '../../../src/lesson/vacuity.ts';

const FILE = 'content/lecciones/01-mi-pod/index.mdx';

function lesson(isolation: Isolation): Lesson {
  const steps = [{ id: 'crear', command: 'true' }];
  return { slug: 'mi-pod', file: FILE, isolation, addons: [], steps } as unknown as Lesson;
}

test('what is pasted: the namespace, the steps, and the namespace goes', () => {
  const commands = pastedSteps(lesson('namespace')).map(({ command }) => command);
  assert.deepEqual(commands, [
    'kubectl create namespace leccion-mi-pod\n' +
      'kubectl config set-context --current --namespace=leccion-mi-pod',
    'true',
    'kubectl config set-context --current --namespace=default\n' +
      'kubectl delete namespace leccion-mi-pod',
  ]);
});

test('a lesson of Docker needs nothing around it', () => {
  assert.equal(pastedSteps(lesson('docker')).length, 1);
});

test('no id can be one that an author writes, and each is told at the head of the lesson', () => {
  for (const { id, location } of [
    ...preparation(lesson('cluster')),
    ...tidying(lesson('cluster')),
  ]) {
    assert.match(id, /:/);
    assert.deepEqual(location, { file: FILE, line: 1, column: 1 });
  }
});

test('what they expect is what kubectl says, and nothing else will do', () => {
  const around = lesson('namespace');
  const steps = [...preparation(around), ...tidying(around)];
  const answers = [
    'namespace/leccion-mi-pod created\nContext "kind-curso" modified.\n',
    'Context "kind-curso" modified.\nnamespace "leccion-mi-pod" deleted\n',
  ];
  for (const [index, { expectation }] of steps.entries()) {
    assert.ok(expectation);
    const mismatches = answers.map((stdout) => outputMismatch(expectation, { stdout, stderr: '' }));
    assert.deepEqual(
      mismatches.map((mismatch) => mismatch === undefined),
      answers.map((_, at) => at === index),
    );
  }
  assert.deepEqual(vacuousExpectations({ ...around, steps }, undefined), []);
});
