import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workload } from '../../../../scripts/lib/cluster/workload.ts';
import { isWaitedFor, unready } from '../../../../scripts/lib/cluster/workload.ts';

const object = (kind: string, spec: Workload['spec'], status: Workload['status']): Workload => ({
  kind,
  metadata: { name: 'a', generation: 2 },
  ...(spec && { spec }),
  ...(status && { status }),
});

const CASES: readonly [string, Workload, string | undefined][] = [
  ['nothing said yet', object('Deployment', { replicas: 2 }, undefined), '0 de 2 al día'],
  [
    'a rollout that its controller has not seen',
    object('Deployment', {}, { observedGeneration: 1, updatedReplicas: 1, availableReplicas: 1 }),
    'su controlador no ha visto el último cambio',
  ],
  [
    'Pods of before',
    object('Deployment', { replicas: 2 }, { updatedReplicas: 1, availableReplicas: 2 }),
    '1 de 2 al día',
  ],
  [
    'Pods that do not answer',
    object('StatefulSet', {}, { updatedReplicas: 1, availableReplicas: 0 }),
    '0 de 1 disponibles',
  ],
  [
    'a Deployment at work',
    object('Deployment', {}, { observedGeneration: 2, updatedReplicas: 1, availableReplicas: 1 }),
    undefined,
  ],
  ['a Deployment of nothing', object('Deployment', { replicas: 0 }, {}), undefined],
  [
    'a DaemonSet that has not counted the nodes',
    object('DaemonSet', undefined, { desiredNumberScheduled: 0 }),
    '0 de 1 al día',
  ],
  [
    'a DaemonSet on one of two nodes',
    object('DaemonSet', undefined, {
      desiredNumberScheduled: 2,
      updatedNumberScheduled: 2,
      numberAvailable: 1,
    }),
    '1 de 2 disponibles',
  ],
  ['a Job at work', object('Job', {}, {}), '0 de 1 terminados'],
  ['a Job that ended', object('Job', {}, { succeeded: 1 }), undefined],
  [
    'an APIService without endpoints',
    object('APIService', undefined, {
      conditions: [{ type: 'Available', status: 'False', message: 'no endpoints' }],
    }),
    'todavía no está Available: no endpoints',
  ],
  [
    'a definition as it comes in a file',
    object('CustomResourceDefinition', undefined, { conditions: null }),
    'todavía no está Established',
  ],
  [
    'a definition',
    object('CustomResourceDefinition', undefined, {
      conditions: [{ type: 'Established', status: 'True' }],
    }),
    undefined,
  ],
  ['what nobody waits for', object('Service', {}, {}), undefined],
];

for (const [name, given, expected] of CASES) {
  test(`${name}: ${expected ?? 'ready'}`, () => assert.equal(unready(given), expected));
}

test('a Service that never gets an address is not waited for', () => {
  assert.equal(isWaitedFor({ kind: 'Service' }), false);
  assert.equal(isWaitedFor({ kind: 'DaemonSet' }), true);
});
