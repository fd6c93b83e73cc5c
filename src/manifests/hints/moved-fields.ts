import { yamlOf } from './shape-hint.ts';
import type { FieldAdvice } from '../part.ts';

/** Resources of a node or of a disk, which are written as if they were fields. */
const RESOURCES = /^(?:cpu|memory|storage|ephemeral-storage|hugepages-.*|.*\/.*)$/;

/**
 * What to do about a field that went elsewhere in a newer version; `undefined` of any other.
 *
 * @param options - The fields that its place has.
 */
export function movedHint(
  field: string,
  value: unknown,
  options: readonly string[],
): string | undefined {
  const has = (option: string) => options.includes(option);
  if (field === 'serviceName' && has('service')) return 'Ahora va en service.name.';
  if (field === 'servicePort' && has('service')) {
    return `Ahora va en service.port.${typeof value === 'string' ? 'name' : 'number'}.`;
  }
  if (field === 'targetCPUUtilizationPercentage' && has('metrics')) {
    const target = { type: 'Utilization', averageUtilization: value };
    const resource = yamlOf({ name: 'cpu', target });
    return `Ahora es un elemento de metrics: «- type: Resource» y debajo «resource: ${resource}».`;
  }
  if (field === 'containerPort' && has('targetPort')) {
    return '¿Querías decir "targetPort"? containerPort es de un contenedor.';
  }
  if (field === 'status' && has('metadata')) {
    return 'Lo escribe el clúster, y aquí no cabe: quítalo.';
  }
  if (field === 'validation' && has('versions'))
    return 'Ahora va en cada versión: versions[].schema.';
  if (field === 'spec' && has('apiVersion')) {
    return 'Este objeto no tiene spec: sus campos empiezan donde kind, sin sangría.';
  }
  return field === 'replicas' ? replicasHint(has) : peersHint(field, has);
}

function replicasHint(has: (option: string) => boolean): string | undefined {
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

/** Fields that go by another name here than where they are most often met, by a field that only their place has. */
const OTHER_NAMES: readonly (readonly [field: string, beside: string, name: string])[] = [
  ['key', 'valueFrom', 'name'],
  ['url', 'httpHeaders', 'path'],
  ['uri', 'httpHeaders', 'path'],
];

/** What to do about a field that has another name here, or another form. */
export function renamedAdvice(
  field: string,
  value: unknown,
  options: readonly string[],
): FieldAdvice | undefined {
  const name = OTHER_NAMES.find(
    ([each, beside]) => each === field && options.includes(beside),
  )?.[2];
  if (name !== undefined) {
    return { hint: `«${field}» aquí se llama ${name}.`, instead: [{ path: [name], value }] };
  }
  if (field === 'version' && options.includes('versions') && options.includes('names'))
    return versionAdvice(value);
  const isOfNodes = options.includes('matchFields') && field === 'matchLabels';
  return isOfNodes ? expressionsAdvice(value) : undefined;
}

/** A CRD had one version, and now has a list of them. */
function versionAdvice(name: unknown): FieldAdvice {
  const schema = { openAPIV3Schema: { type: 'object' } };
  return {
    hint: `Ahora es un elemento de versions: «- name: ${yamlOf(name)}» y debajo served, storage y schema.`,
    instead: [{ path: ['versions'], value: [{ name, served: true, storage: true, schema }] }],
  };
}

/** A node is chosen by expressions: labels by themselves are for Pods and namespaces. */
function expressionsAdvice(labels: unknown): FieldAdvice | undefined {
  if (typeof labels !== 'object' || labels === null) return undefined;
  const expressions = Object.entries(labels).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [String(value)],
  }));
  return {
    hint: `Aquí va así: matchExpressions: ${yamlOf(expressions)}`,
    instead: [{ path: ['matchExpressions'], value: expressions }],
  };
}

/** What to do about a label or a resource that is written beside the map that it is an entry of. */
export function entryAdvice(
  field: string,
  value: unknown,
  options: readonly string[],
): FieldAdvice | undefined {
  if (typeof value === 'object') return undefined;
  const has = (option: string) => options.includes(option);
  if (has('valueFrom')) return variableAdvice(field, String(value));
  if (has('matchLabels')) return asEntry(field, value, ['matchLabels']);
  if (!RESOURCES.test(field)) return undefined;
  const maps = field === 'storage' ? ['requests'] : ['requests', 'limits'];
  if (has('resources')) {
    return { hint: `«${field}» va en resources, dentro de ${maps.join(' o de ')}.` };
  }
  if (has('requests')) return asEntry(field, value, maps);
  const map = ['hard', 'capacity'].find(has);
  return map === undefined ? undefined : asEntry(field, value, [map]);
}

function variableAdvice(name: string, value: string): FieldAdvice {
  return {
    hint: `Va así: «- name: ${name}» y debajo «value: ${yamlOf(value)}».`,
    instead: [
      { path: ['name'], value: name },
      { path: ['value'], value },
    ],
  };
}

function asEntry(field: string, value: unknown, maps: readonly string[]): FieldAdvice {
  return {
    hint: inMap(field, value, maps),
    instead: [{ path: [maps[0] ?? '', field], value }],
  };
}

/** What to do about a label, or a text of a ConfigMap or of a Secret, that is written beside the others. */
export function textHint(
  field: string,
  value: unknown,
  options: readonly string[],
): string | undefined {
  if (typeof value === 'object') return undefined;
  const has = (option: string) => options.includes(option);
  if (has('labels') && has('annotations')) return inMap(field, value, ['labels']);
  const map = has('immutable') ? ['stringData', 'data'].find(has) : undefined;
  return map && `«${field}» va dentro de ${map}: dale más sangría.`;
}

function inMap(field: string, value: unknown, maps: readonly string[]): string {
  return `«${field}» va dentro de ${maps.join(' o de ')}: ${maps[0]}: ${yamlOf({ [field]: value })}`;
}
