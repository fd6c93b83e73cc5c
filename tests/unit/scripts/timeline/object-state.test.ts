import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { KubeObject } from '../../../../scripts/lib/timeline/kube-object.ts';
import { objectState } from '../../../../scripts/lib/timeline/object-state.ts';

const state = (kind: string, parts: object) =>
  objectState({
    kind,
    metadata: { name: 'x', resourceVersion: '1', ...parts },
    ...parts,
  } as KubeObject);
const running = { ready: true, restartCount: 0, state: { running: {} } };
const waiting = (reason: string, restartCount = 0) => ({
  ready: false,
  restartCount,
  state: { waiting: { reason } },
});
const ended = (reason: string, exitCode = 1) => ({
  ready: false,
  restartCount: 0,
  state: { terminated: { reason, exitCode } },
});
const pod = (containerStatuses: object[], more: object = {}) => ({
  spec: { containers: containerStatuses.length > 0 ? containerStatuses : [{}] },
  status: { phase: 'Running', containerStatuses, ...more },
});
const initPod = (...initContainerStatuses: object[]) => ({
  spec: { containers: [{}], initContainers: initContainerStatuses },
  status: {
    phase: 'Pending',
    containerStatuses: [waiting('PodInitializing')],
    initContainerStatuses,
  },
});
const condition = (type: string, status: string, reason = '') => ({
  status: { conditions: [{ type, status, reason }] },
});

suite('the state of a Pod, as kubectl tells it', () => {
  for (const [told, parts] of [
    ['Pending 0/1', pod([], { phase: 'Pending' })],
    ['ContainerCreating 0/1', pod([waiting('ContainerCreating')])],
    ['Running 2/2', pod([running, running])],
    [
      'Running 2/2, NotReady',
      pod([running, running], { conditions: [{ type: 'Ready', status: 'False' }] }),
    ],
    ['Running 1/2', pod([running, { ...running, ready: false }])],
    ['CrashLoopBackOff 0/1, 1 reinicio', pod([waiting('CrashLoopBackOff', 1)])],
    ['CrashLoopBackOff 0/1, 3 reinicios', pod([waiting('CrashLoopBackOff', 3)])],
    ['Error 0/1', pod([ended('Error')])],
    ['OOMKilled 0/1', pod([ended('OOMKilled', 137)])],
    ['ExitCode:3 0/1', pod([ended('', 3)])],
    ['Completed 0/1', pod([ended('Completed', 0)], { phase: 'Succeeded' })],
    ['Running 1/2', pod([ended('Completed', 0), running])],
    ['Evicted 0/1', pod([], { phase: 'Failed', reason: 'Evicted' })],
    ['Init:0/2 0/1', initPod({ ...running, ready: false }, waiting('PodInitializing'))],
    [
      'Init:1/2 0/1',
      initPod({ ...ended('Completed', 0), ready: true }, waiting('PodInitializing')),
    ],
    ['Init:CrashLoopBackOff 0/1, 2 reinicios', initPod(waiting('CrashLoopBackOff', 2))],
    ['Init:Error 0/1', initPod(ended('Error'))],
    ['PodInitializing 0/1', initPod(ended('Completed', 0))],
    ['Terminating', { ...pod([running]), deletionTimestamp: '2026-11-24T00:00:00Z' }],
  ] as const) {
    test(told, () => assert.equal(state('Pod', parts), told));
  }

  test('a sidecar counts as one of its containers', () => {
    const sidecar = { ...running, started: true };
    const parts = {
      spec: { containers: [{}], initContainers: [{ restartPolicy: 'Always' }] },
      status: { phase: 'Running', containerStatuses: [running], initContainerStatuses: [sidecar] },
    };
    assert.equal(state('Pod', parts), 'Running 2/2');
  });
});

suite('the state of other objects', () => {
  const taint = (key: string, effect: string, value?: string) => ({ key, effect, value });
  for (const [kind, told, parts] of [
    ['ReplicaSet', '1/3', { spec: { replicas: 3 }, status: { readyReplicas: 1 } }],
    [
      'ReplicaSet',
      '0/3, FailedCreate',
      { spec: { replicas: 3 }, ...condition('ReplicaFailure', 'True', 'FailedCreate') },
    ],
    [
      'Deployment',
      '0/2, ProgressDeadlineExceeded',
      { spec: { replicas: 2 }, ...condition('Progressing', 'False', 'ProgressDeadlineExceeded') },
    ],
    ['Deployment', '0/2, Paused', { spec: { replicas: 2, paused: true } }],
    ['DaemonSet', '1/2', { status: { numberReady: 1, desiredNumberScheduled: 2 } }],
    [
      'Job',
      'Running 2/5, fallos: 1',
      { spec: { completions: 5 }, status: { succeeded: 2, failed: 1 } },
    ],
    [
      'Job',
      'Complete 1/1',
      { spec: {}, status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] } },
    ],
    ['CronJob', 'activos: 1', { spec: {}, status: { active: [{}] } }],
    ['CronJob', 'Suspended', { spec: { suspend: true } }],
    [
      'EndpointSlice',
      '1/2',
      { endpoints: [{ conditions: { ready: true } }, { conditions: { ready: false } }] },
    ],
    ['EndpointSlice', '0/0', { endpoints: null }],
    ['HorizontalPodAutoscaler', '1/4', { status: { currentReplicas: 1, desiredReplicas: 4 } }],
    [
      'HorizontalPodAutoscaler',
      '0/0, FailedGetResourceMetric',
      condition('ScalingActive', 'False', 'FailedGetResourceMetric'),
    ],
    ['PersistentVolumeClaim', 'Bound', { status: { phase: 'Bound' } }],
    ['Service', 'ClusterIP', { spec: { type: 'ClusterIP' } }],
    ['Node', 'Ready', condition('Ready', 'True')],
    [
      'Node',
      'Ready, control-plane:NoSchedule',
      {
        ...condition('Ready', 'True'),
        spec: { taints: [taint('node-role.kubernetes.io/control-plane', 'NoSchedule')] },
      },
    ],
    [
      'Node',
      'NotReady, unreachable',
      {
        ...condition('Ready', 'Unknown'),
        spec: {
          taints: [
            taint('node.kubernetes.io/unreachable', 'NoSchedule'),
            taint('node.kubernetes.io/unreachable', 'NoExecute'),
          ],
        },
      },
    ],
    [
      'Node',
      'Ready, SchedulingDisabled, disco=lento:NoSchedule',
      {
        ...condition('Ready', 'True'),
        spec: {
          unschedulable: true,
          taints: [
            taint('node.kubernetes.io/unschedulable', 'NoSchedule'),
            taint('disco', 'NoSchedule', 'lento'),
          ],
        },
      },
    ],
  ] as const) {
    test(`${kind}: ${told}`, () => assert.equal(state(kind, parts), told));
  }
});
