import { closest } from '../../lesson/suggest.ts';

/** What both a variable and a file of a volume can be told. */
const OF_BOTH = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const OF_NODE = ['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'];
const OF_VARIABLES = [...OF_BOTH, 'spec.nodeName', 'spec.serviceAccountName', ...OF_NODE];
const MAPS = ['metadata.labels', 'metadata.annotations'];

/**
 * What to do about a `fieldPath` that a container can't be told, in a variable or in a file of a volume.
 */
export function fieldPathHint(value: string, isVariable: boolean): string {
  const [, start = value, key] =
    /^(metadata\.\w+)(?:\[["']?|\.)([^"'\]]+)["']?\]?$/.exec(value) ?? [];
  const map = closest(start, MAPS);
  const isMap = map !== undefined && (key !== undefined || MAPS.includes(start));
  if (isMap && (isVariable || key !== undefined)) return entryHint(map, key);
  if (!isVariable && OF_VARIABLES.includes(value) && !OF_BOTH.includes(value)) {
    return `${value} solo se lee en una variable (env). En un volumen, por ejemplo: metadata.labels.`;
  }
  const options = [...MAPS, ...(isVariable ? OF_VARIABLES : OF_BOTH)];
  const meant = closest(value, options) ?? options.find((option) => option.startsWith(value));
  if (isVariable && meant !== undefined && MAPS.includes(meant)) return entryHint(meant, undefined);
  const examples = `Por ejemplo: metadata.name${isVariable ? ', status.podIP o spec.nodeName' : ' o metadata.labels'}.`;
  return meant === undefined ? examples : `¿Querías decir "${meant}"? ${examples}`;
}

function entryHint(map: string, key: string | undefined): string {
  const entry = `"${map}['${key ?? 'clave'}']"`;
  return key === undefined ? `Se leen de una en una: ${entry}.` : `Escríbelo así: ${entry}.`;
}
