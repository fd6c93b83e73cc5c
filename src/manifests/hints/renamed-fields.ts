import { yamlOf } from './shape-hint.ts';
import type { FieldAdvice } from '../part.ts';

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
