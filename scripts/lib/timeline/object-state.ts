import type { KubeObject, Taint } from './kube-object.ts';
import { conditionOf } from './kube-object.ts';
import { podState } from './pod-state.ts';

const STATES: Readonly<Record<string, (object: KubeObject) => string>> = {
  Pod: podState,
  Node: nodeState,
  Job: jobState,
  CronJob: ({ spec, status }) =>
    spec?.suspend
      ? 'Suspended'
      : `activos: ${Array.isArray(status?.active) ? status.active.length : 0}`,
  DaemonSet: ({ status }) => `${status?.numberReady ?? 0}/${status?.desiredNumberScheduled ?? 0}`,
  HorizontalPodAutoscaler: (object) =>
    withReason(
      `${object.status?.currentReplicas ?? 0}/${object.status?.desiredReplicas ?? 0}`,
      object,
      'ScalingActive',
    ),
  EndpointSlice: ({ endpoints }) => {
    const all = endpoints ?? [];
    // An endpoint that does not say is ready.
    return `${all.filter(({ conditions }) => conditions?.ready !== false).length}/${all.length}`;
  },
  PersistentVolumeClaim: ({ status }) => status?.phase ?? '',
  Service: ({ spec }) => spec?.type ?? '',
};

/** The state of an object in a few words: how many are ready of how many should, where kind says no more. */
export function objectState(object: KubeObject): string {
  return (STATES[object.kind] ?? replicasState)(object);
}

function replicasState(object: KubeObject): string {
  const { spec, status } = object;
  const count = `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`;
  const failed = conditionOf(object, 'ReplicaFailure');
  if (failed?.status === 'True') return `${count}, ${failed.reason}`;
  return spec?.paused ? `${count}, Paused` : withReason(count, object, 'Progressing');
}

/** With the reason of a condition that does not hold. */
function withReason(state: string, object: KubeObject, type: string): string {
  const condition = conditionOf(object, type);
  return condition?.status === 'False' ? `${state}, ${condition.reason}` : state;
}

function jobState(job: KubeObject): string {
  const { spec, status } = job;
  const holds = (type: string) => conditionOf(job, type)?.status === 'True';
  const word = ['Complete', 'Failed', 'Suspended'].find(holds) ?? 'Running';
  const count = `${word} ${status?.succeeded ?? 0}/${spec?.completions ?? 1}`;
  return status?.failed ? `${count}, fallos: ${status.failed}` : count;
}

function nodeState(node: KubeObject): string {
  const { unschedulable, taints = [] } = node.spec ?? {};
  return [
    conditionOf(node, 'Ready')?.status === 'True' ? 'Ready' : 'NotReady',
    ...(unschedulable ? ['SchedulingDisabled'] : []),
    ...new Set(taints.flatMap(shortTaint)),
  ].join(', ');
}

/** Kubernetes' own taints by what they say, whatever their effect; those of others as kubectl writes them. */
function shortTaint({ key, value, effect }: Taint): string[] {
  const short = key.replace(/^node(?:-role)?\.kubernetes\.io\//, '');
  if (!key.startsWith('node.kubernetes.io/'))
    return [`${short}${value ? `=${value}` : ''}:${effect}`];
  return short === 'unschedulable' ? [] : [short];
}
