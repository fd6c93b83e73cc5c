import { yamlOf } from './shape-hint.ts';
import { Part, type FieldAdvice } from '../part.ts';

/** A field that its place does not have, with its value. */
interface Stray {
  readonly field: string;
  readonly value: unknown;
  /** The fields that its place has. */
  readonly options: readonly string[];
  /** Whether one of those is written. */
  readonly isWritten: (option: string) => boolean;
}

/** What to do about a field that went elsewhere in a newer version; `undefined` of any other. */
export function movedAdvice(stray: Stray): FieldAdvice | undefined {
  const { field, value, options } = stray;
  const has = (option: string) => options.includes(option);
  if (field === 'serviceName' && has('service')) return movedTo(['service', 'name'], value);
  if (field === 'servicePort' && has('service')) {
    return movedTo(['service', 'port', typeof value === 'string' ? 'name' : 'number'], value);
  }
  if (field === 'containerPort' && has('targetPort')) return portAdvice(stray);
  if (field === 'status' && has('metadata'))
    return { hint: 'Lo escribe el clúster, y aquí no cabe: quítalo.' };
  if (field === 'validation' && has('versions'))
    return { hint: 'Ahora va en cada versión: versions[].schema.' };
  if (field === 'spec' && has('apiVersion')) return withoutSpec(value);
  const target = METRIC_TARGETS[field];
  if (target !== undefined && has('target')) return targetAdvice(target, value);
  const hint = metricHint(field, value, has) ?? replicasHint(field, has) ?? peersHint(field, has);
  return hint === undefined ? undefined : { hint };
}

/** What the fields of a metric of an autoscaler's first versions are in its target. */
const METRIC_TARGETS: Readonly<Record<string, readonly [type: string, field: string]>> = {
  targetAverageUtilization: ['Utilization', 'averageUtilization'],
  targetAverageValue: ['AverageValue', 'averageValue'],
};

function targetAdvice([type, field]: readonly [string, string], value: unknown): FieldAdvice {
  const target = { type, [field]: value };
  const hint = `Ahora va dentro de target: target: ${yamlOf(target)}`;
  return { hint, instead: [{ path: ['target'], value: target }] };
}

function movedTo(path: readonly string[], value: unknown): FieldAdvice {
  return { hint: `Ahora va en ${path.join('.')}.`, instead: [{ path, value }] };
}

/** A Service needs its own port, and may have another one of the container's. */
function portAdvice({ value, isWritten }: Stray): FieldAdvice {
  const meant = isWritten('port') ? 'targetPort' : 'port';
  return {
    hint: `¿Querías decir "${meant}"? containerPort es de un contenedor.`,
    instead: [{ path: [meant], value }],
  };
}

function withoutSpec(spec: unknown): FieldAdvice {
  const hint = 'Este objeto no tiene spec: sus campos empiezan donde kind, sin sangría.';
  const instead = new Part(spec, [])
    .entries()
    .map(([name, { value }]) => ({ path: [name], value }));
  return instead.length > 0 ? { hint, instead } : { hint };
}

function metricHint(
  field: string,
  value: unknown,
  has: (option: string) => boolean,
): string | undefined {
  if (field !== 'targetCPUUtilizationPercentage' || !has('metrics')) return undefined;
  const target = { type: 'Utilization', averageUtilization: value };
  const resource = yamlOf({ name: 'cpu', target });
  return `Ahora es un elemento de metrics: «- type: Resource» y debajo «resource: ${resource}».`;
}

function replicasHint(field: string, has: (option: string) => boolean): string | undefined {
  if (field !== 'replicas') return undefined;
  if (has('containers')) return 'Un Pod es uno solo: varios iguales los crea un Deployment.';
  if (has('parallelism')) {
    return 'En un Job son parallelism, los que corren a la vez, y completions, los que tienen que acabar bien.';
  }
  const isDaemonSet = has('updateStrategy') && has('template') && !has('serviceName');
  return isDaemonSet ? 'Un DaemonSet pone un Pod en cada nodo, uno por nodo. Quítalo.' : undefined;
}

/** Of a rule of a NetworkPolicy, in which each direction has its own word. */
function peersHint(field: string, has: (option: string) => boolean): string | undefined {
  if (!has('ports')) return undefined;
  if (field === 'from' && has('to')) return 'En egress va «to», a quién se llama.';
  if (field === 'to' && has('from')) return 'En ingress va «from», quién llama.';
  return undefined;
}
