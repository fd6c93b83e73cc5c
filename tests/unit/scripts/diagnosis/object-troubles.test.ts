import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DiagnosedObject } from '../../../../scripts/lib/diagnosis/object-troubles.ts';
import { objectTroubles } from '../../../../scripts/lib/diagnosis/object-troubles.ts';

const troubles = (kind: string, parts: Omit<DiagnosedObject, 'kind' | 'metadata'>) =>
  objectTroubles({ kind, metadata: { name: 'x' }, ...parts }).map((line) => {
    assert.ok(line.startsWith(`${kind.toLowerCase()}/x: `), line);
    return line.slice(kind.length + 4);
  });
const condition = (type: string, status: string, reason?: string, message?: string) => ({
  type,
  status,
  ...(reason && { reason }),
  ...(message && { message }),
});
const container = { name: 'web', ready: true, restartCount: 0 };

test('what is well has no troubles', () => {
  const conditions = [condition('Ready', 'True'), condition('ContainersReady', 'True')];
  assert.deepEqual(troubles('Pod', { status: { conditions, containerStatuses: [container] } }), []);
  const node = [condition('Ready', 'True'), condition('MemoryPressure', 'False')];
  assert.deepEqual(troubles('Node', { status: { conditions: node } }), []);
  assert.deepEqual(
    troubles('ReplicaSet', { spec: { replicas: 2 }, status: { readyReplicas: 2 } }),
    [],
  );
});

test('a Pod that ended well is well', () => {
  const conditions = [condition('Ready', 'False', 'PodCompleted')];
  const state = { terminated: { exitCode: 0, reason: 'Completed' } };
  const containerStatuses = [{ ...container, ready: false, state }];
  assert.deepEqual(troubles('Pod', { status: { conditions, containerStatuses } }), []);
});

test('conditions: those that should be true, and those that should not', () => {
  const conditions = [
    condition('Ready', 'Unknown', 'NodeStatusUnknown', 'Kubelet stopped posting node status.'),
    condition('DiskPressure', 'True', 'KubeletHasDiskPressure'),
  ];
  assert.deepEqual(troubles('Node', { spec: { unschedulable: true }, status: { conditions } }), [
    'no admite Pods nuevos (acordonado)',
    'Ready=Unknown (NodeStatusUnknown): Kubelet stopped posting node status.',
    'DiskPressure=True (KubeletHasDiskPressure)',
  ]);
});

test('a container that waits, that ended badly, that restarted, that is not ready', () => {
  const containerStatuses = [
    {
      ...container,
      ready: false,
      state: { waiting: { reason: 'ErrImagePull', message: 'no está\n' } },
    },
    { ...container, ready: false, state: { terminated: { exitCode: 2, reason: 'Error' } } },
    {
      ...container,
      restartCount: 3,
      lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
    },
    { ...container, ready: false, state: { running: {} } },
  ];
  assert.deepEqual(troubles('Pod', { status: { containerStatuses } }), [
    'contenedor web: espera (ErrImagePull): no está',
    'contenedor web: terminó con código 2',
    'contenedor web: 3 reinicios, el último al terminar con código 137 (OOMKilled)',
    'contenedor web: en marcha, pero no listo',
  ]);
});

test('what lacks Pods, is being deleted, or has no volume', () => {
  assert.deepEqual(troubles('Deployment', { spec: { replicas: 3 }, status: {} }), [
    '0 de 3 Pods listos',
  ]);
  const daemon = { desiredNumberScheduled: 2, numberReady: 1 };
  assert.deepEqual(troubles('DaemonSet', { status: daemon }), ['1 de 2 Pods listos']);
  assert.deepEqual(troubles('PersistentVolumeClaim', { status: { phase: 'Pending' } }), [
    'Pending',
  ]);
  const metadata = { name: 'x', deletionTimestamp: '2026-01-01T00:00:00Z' };
  assert.deepEqual(objectTroubles({ kind: 'Pod', metadata }), ['pod/x: se está borrando']);
});
