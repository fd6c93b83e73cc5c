import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputMismatch } from '../../../src/lesson/match-output.ts';
import { pastedSteps, preparation, tidying } from '../../../src/lesson/preparation.ts';
import type { Isolation, Lesson } from '../../../src/lesson/types.ts';
import { vacuousExpectations } from '../../../src/lesson/vacuity.ts';

const AROUND = {
  site: 'https://sitio.example',
  addons: [
    {
      name: 'propio',
      manifest: 'content/addons/propio.yaml',
      ready: { namespace: 'n', names: ['deployment/propio'] },
      sha256: '',
    },
    {
      name: 'mixto',
      published: { url: 'https://otro.example/todo.yaml', sha256: '' },
      manifest: 'content/addons/mixto.yaml',
      ready: { namespace: 'm', names: ['deployment/uno', 'daemonset/dos'] },
      sha256: '',
    },
  ],
};
const FILE = 'content/lecciones/01-mi-pod/index.mdx';

function lesson(isolation: Isolation, addons: readonly string[] = []): Lesson {
  const steps = [{ id: 'crear', command: 'true' }];
  return { slug: 'mi-pod', file: FILE, isolation, addons, steps } as unknown as Lesson;
}

test('what is pasted: the namespace, the steps, and the namespace goes', () => {
  const commands = pastedSteps(lesson('namespace'), AROUND).map(({ command }) => command);
  assert.deepEqual(commands, [
    'kubectl create namespace leccion-mi-pod\n' +
      'kubectl config set-context --current --namespace=leccion-mi-pod',
    'true',
    'kubectl config set-context --current --namespace=default\n' +
      'kubectl delete namespace leccion-mi-pod',
  ]);
});

test('a lesson of Docker needs nothing around it', () => {
  assert.equal(pastedSteps(lesson('docker'), AROUND).length, 1);
});

test('no id can be one that an author writes, and each is told at the head of the lesson', () => {
  for (const { id, location } of [
    ...preparation(lesson('cluster'), AROUND),
    ...tidying(lesson('cluster'), AROUND),
  ]) {
    assert.match(id, /:/);
    assert.deepEqual(location, { file: FILE, line: 1, column: 1 });
  }
});

test('what they expect is what kubectl says, and nothing else will do', () => {
  const around = lesson('namespace');
  const steps = [...preparation(around, AROUND), ...tidying(around, AROUND)];
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

test('an addon is installed after the namespace and goes after it', () => {
  const steps = pastedSteps(lesson('namespace', ['mixto', 'propio']), AROUND);
  assert.deepEqual(
    steps.map(({ id }) => id),
    [
      ...['preparate:espacio', 'preparate:mixto', 'preparate:propio', 'crear'],
      ...['recoge:espacio', 'recoge:mixto', 'recoge:propio'],
    ],
  );
  const command = (id: string) => steps.find((step) => step.id === id)?.command;
  assert.equal(
    command('preparate:propio'),
    `kubectl apply --server-side -f https://sitio.example/addons/propio.yaml
kubectl rollout status deployment/propio -n n --timeout=5m`,
  );
  assert.equal(
    command('preparate:mixto'),
    `MIXTO=https://otro.example/todo.yaml
kubectl apply --server-side -f $MIXTO
kubectl wait crd --all --for=condition=Established --timeout=60s
kubectl apply --server-side -f $MIXTO -f https://sitio.example/addons/mixto.yaml
kubectl rollout status deployment/uno -n m --timeout=5m
kubectl rollout status daemonset/dos -n m --timeout=5m`,
  );
  assert.equal(
    command('recoge:mixto'),
    `kubectl delete --ignore-not-found \\
  -f https://sitio.example/addons/mixto.yaml \\
  -f https://otro.example/todo.yaml`,
  );
});

test('an addon is there when all of its workloads are, and gone when they are', () => {
  const steps = pastedSteps(lesson('namespace', ['mixto']), AROUND);
  const of = (id: string) => steps.find((step) => step.id === id)?.expectation;
  const installed = of('preparate:mixto');
  assert.ok(installed);
  const answer = (stdout: string) => outputMismatch(installed, { stdout, stderr: '' })?.message;
  const done = (what: string, name: string) => `${what} "${name}" successfully rolled out\n`;
  const one = `x serverside-applied\n${done('deployment', 'uno')}`;
  assert.match(answer(one) ?? '', /falta «daemon set "dos"/);
  assert.equal(answer(`${one}Waiting…\n${done('daemon set', 'dos')}`), undefined);
  const targets = of('recoge:mixto')?.then.map(({ type, target }) => ({ type, ...target }));
  assert.deepEqual(targets, [
    { type: 'absent', resource: 'deployment', name: 'uno', namespace: 'm' },
    { type: 'absent', resource: 'daemonset', name: 'dos', namespace: 'm' },
  ]);
});
