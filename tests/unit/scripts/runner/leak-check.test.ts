import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lesson } from '../../../../src/lesson/types.ts';
import { leakReport } from '../../../../scripts/lib/report/leak-report.ts';
import { toJUnit } from '../../../../scripts/lib/report/junit.ts';
import type { ClusterDifference } from '../../../../scripts/lib/runner/cluster-baseline.ts';
import {
  clusterLeaks,
  dockerLeaks,
  formatLeak,
  processLeaks,
} from '../../../../scripts/lib/runner/leak-check.ts';

const NONE: ClusterDifference = {
  added: [],
  missing: [],
  nodes: [],
  staticPods: [],
  stopped: [],
};
const START = Date.parse('2026-11-24T03:00:00Z');
const life = (slug: string, from: number, to: number) => ({
  lesson: { slug } as Lesson,
  from: START + from * 1000,
  to: START + to * 1000,
});
const LIVES = [life('pod', 0, 10), life('rbac', 20, 30), life('volumenes', 25, 40)];

const made = (at: number, kind: string, name: string, namespace?: string) => ({
  kind,
  name,
  ...(namespace !== undefined && { namespace }),
  uid: name,
  path: `/${name}`,
  createdAt: new Date(START + at * 1000).toISOString(),
  owners: [],
  isGoing: false,
});
const leaksOf = (...added: ReturnType<typeof made>[]) =>
  clusterLeaks({ ...NONE, added }, LIVES).map(formatLeak);

test('a leak names the lesson that ran when it was made', () => {
  assert.deepEqual(
    leaksOf(made(22, 'ClusterRole', 'lector'), made(5, 'ConfigMap', 'a', 'default')),
    ['sobra ClusterRole lector (lección rbac)', 'sobra ConfigMap default/a (lección pod)'],
  );
});

test('where two ran side by side, both are named', () => {
  assert.deepEqual(leaksOf(made(27, 'ClusterRole', 'lector')), [
    'sobra ClusterRole lector (una de estas lecciones: rbac, volumenes)',
  ]);
});

test('the namespace of a lesson tells the lesson', () => {
  assert.deepEqual(leaksOf(made(27, 'Namespace', 'leccion-rbac')), [
    'sobra Namespace leccion-rbac (lección rbac)',
  ]);
});

test('what nobody can be blamed for has no lesson', () => {
  assert.deepEqual(leaksOf(made(15, 'ClusterRole', 'lector')), ['sobra ClusterRole lector']);
});

test('what is missing, stopped or changed', () => {
  const found = clusterLeaks(
    {
      ...NONE,
      missing: [made(0, 'StorageClass', 'standard')],
      stopped: ['trabajador'],
      nodes: [{ node: 'trabajador', text: 'se ha quedado un cordon en el nodo trabajador' }],
    },
    LIVES.slice(0, 1),
  );
  assert.deepEqual(found.map(formatLeak), [
    'falta StorageClass standard (lección pod)',
    'el nodo trabajador está parado (lección pod)',
    'se ha quedado un cordon en el nodo trabajador (lección pod)',
  ]);
});

test('in Docker, only what a lesson was seen to make is its own', () => {
  const fresh = [
    { kind: 'volume', id: 'datos', name: 'datos' },
    { kind: 'container', id: 'c1', name: 'de-otra-persona' },
  ] as const;
  assert.deepEqual(dockerLeaks(fresh, new Set(['datos']), LIVES.slice(0, 1)), [
    { text: 'sobra en Docker el volumen datos', lessons: ['pod'] },
  ]);
});

test('a process is told by its command', () => {
  const [leak] = processLeaks([process.pid], []);
  assert.match(leak?.text ?? '', /sigue en marcha el proceso \d+ \(.*node/);
});

test('the reports: each leak in a line, and a failure for each in JUnit', () => {
  const leaks = clusterLeaks({ ...NONE, added: [made(22, 'ClusterRole', 'lector')] }, LIVES);
  assert.match(
    leakReport(leaks),
    /no está todo como antes:\n {2}· sobra ClusterRole lector \(lección rbac\)\n/,
  );
  const xml = toJUnit([], leaks);
  assert.match(xml, /<testsuite name="restos" tests="1" failures="1">/);
  assert.match(
    xml,
    /<testcase classname="rbac" name="sobra ClusterRole lector"><failure message="sobra ClusterRole lector \(lección rbac\)"\/>/,
  );
  assert.doesNotMatch(toJUnit([]), /restos/);
});
