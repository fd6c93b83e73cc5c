import type { DiagnosedContainer } from './container-trouble.ts';
import { containerTrouble } from './container-trouble.ts';

/** An object of the cluster, as far as a diagnosis reads it. */
export interface DiagnosedObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly spec?: { readonly replicas?: number; readonly unschedulable?: boolean };
  readonly status?: {
    readonly phase?: string;
    readonly readyReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
    readonly conditions?: readonly DiagnosedCondition[];
    readonly containerStatuses?: readonly DiagnosedContainer[];
    readonly initContainerStatuses?: readonly DiagnosedContainer[];
  };
}

interface DiagnosedCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** Conditions that say something bad when they are true; the others when they are not. */
const BAD =
  /Pressure$|^(?:NetworkUnavailable|ReplicaFailure|Failed|FailureTarget|DisruptionTarget)$/;
/** Conditions that are neither good nor bad, or that another one already says. */
const NEUTRAL = new Set([
  'Complete',
  'ContainersReady',
  'PodReadyToStartContainers',
  'ScalingLimited',
  'SuccessCriteriaMet',
  'Suspended',
]);
/** Kinds that count how many of theirs are ready. */
const COUNTING = ['Deployment', 'ReplicaSet', 'StatefulSet'];

/** All that keeps an object from being well, each thing in one line; none if it is well. */
export function objectTroubles(object: DiagnosedObject): string[] {
  const { kind, metadata, spec, status } = object;
  const troubles = [
    ...(metadata.deletionTimestamp ? ['se está borrando'] : []),
    ...(spec?.unschedulable ? ['no admite Pods nuevos (acordonado)'] : []),
    ...(kind === 'PersistentVolumeClaim' && status?.phase !== 'Bound' ? [`${status?.phase}`] : []),
    ...missing(object),
    ...(status?.conditions ?? []).flatMap(conditionTrouble),
    ...containersOf(object).flatMap((container) => containerTrouble(container) ?? []),
  ];
  return troubles.map((trouble) => `${kind.toLowerCase()}/${metadata.name}: ${trouble}`);
}

/** The containers of a Pod, those that come first first. */
export function containersOf({ status }: DiagnosedObject): readonly DiagnosedContainer[] {
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
}

function conditionTrouble({ type, status, reason, message }: DiagnosedCondition): string[] {
  const isWell = status === (BAD.test(type) ? 'False' : 'True');
  if (isWell || NEUTRAL.has(type) || reason === 'PodCompleted') return [];
  return [
    `${type}=${status}${reason ? ` (${reason})` : ''}${message ? `: ${message.trim()}` : ''}`,
  ];
}

function missing({ kind, spec, status }: DiagnosedObject): string[] {
  const [ready = 0, wanted = 0] =
    kind === 'DaemonSet'
      ? [status?.numberReady, status?.desiredNumberScheduled]
      : [status?.readyReplicas, spec?.replicas];
  const counts = kind === 'DaemonSet' || COUNTING.includes(kind);
  return counts && ready < wanted ? [`${ready} de ${wanted} Pods listos`] : [];
}
