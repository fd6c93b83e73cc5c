import { yamlOf } from './shape-hint.ts';
import type { FieldAdvice } from '../part.ts';

/** Resources of a node or of a disk, which are written as if they were fields. */
const RESOURCES = /^(?:cpu|memory|storage|ephemeral-storage|hugepages-.*|.*\/.*)$/;

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
    const hint = `«${field}» va en resources, dentro de ${maps.join(' o de ')}.`;
    return { hint, instead: [{ path: ['resources', 'requests', field], value }] };
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
