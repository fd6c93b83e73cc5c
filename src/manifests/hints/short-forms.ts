import type { Fields } from './smallest-map.ts';

/** A port as Docker writes it: `127.0.0.1:8080:80/udp`, the outer one first. */
const PORT = /^(?:\d+(?:\.\d+){3}:)?(?:(\d+):)?(\d+)(?:\/(tcp|udp|sctp))?$/i;

/** A mount as Docker writes it: a volume or a path, and the path inside, perhaps `:ro`. */
const MOUNT = /^([^:\s]+):(\/[^:\s]*)(?::(ro|rw))?$/;

/** A taint as kubectl writes it: `key=value:NoSchedule`. */
const TAINT = /^([^\s=:]+)(?:=([^\s=:]*))?(?::(NoSchedule|PreferNoSchedule|NoExecute))?$/;

const EFFECT = /^(?:NoSchedule|PreferNoSchedule|NoExecute)$/;

const ADDRESS = /^\d+(?:\.\d+){3}$/;
const BLOCK = /^(?:\d+(?:\.\d+){3}|[\da-f:]*:[\da-f:]*)\/\d+$/i;

/** The map that a text stands for in the short form of another program; `undefined` if it is none that a place knows. */
export function fromShortForm(value: string, has: (field: string) => boolean): Fields | undefined {
  if (has('containerPort') || (has('targetPort') && has('nodePort'))) return asPort(value, has);
  if (has('mountPath') && has('subPath')) return asMount(value);
  if (has('emptyDir') && has('hostPath')) return asVolume(value);
  if (has('tolerationSeconds')) return asToleration(value);
  if (!has('ipBlock')) return undefined;
  if (ADDRESS.test(value)) return { ipBlock: { cidr: `${value}/32` } };
  return BLOCK.test(value) ? { ipBlock: { cidr: value } } : undefined;
}

function asPort(value: string, has: (field: string) => boolean): Fields | undefined {
  const [match, outer, inner, protocol = 'tcp'] = PORT.exec(value) ?? [];
  if (match === undefined) return undefined;
  const own = protocol.toLowerCase() === 'tcp' ? {} : { protocol: protocol.toUpperCase() };
  const target = Number(inner);
  if (has('containerPort')) return { containerPort: target, ...own };
  return outer === undefined
    ? { port: target, ...own }
    : { port: Number(outer), targetPort: target, ...own };
}

function asMount(value: string): Fields | undefined {
  const [, source = '', mountPath, mode] = MOUNT.exec(value) ?? [];
  if (mountPath === undefined) return undefined;
  // A path of the machine is no volume's name: which one it is, only its author knows.
  const name = isPath(source) ? '…' : source;
  return { name, mountPath, ...(mode === 'ro' && { readOnly: true }) };
}

function asVolume(value: string): Fields | undefined {
  const [, source, inside] = MOUNT.exec(value) ?? [];
  const name = nameOf(source ?? value);
  if (name === '') return undefined;
  if (source?.startsWith('/')) return { name, hostPath: { path: source } };
  return isPath(value) || inside !== undefined ? { name, emptyDir: {} } : undefined;
}

function isPath(text: string): boolean {
  return /^[./~]/.test(text);
}

/** The name that a volume may have by the last part of a path. */
function nameOf(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return last
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

function asToleration(text: string): Fields | undefined {
  const [, key, value, effect] = TAINT.exec(text) ?? [];
  if (key === undefined) return undefined;
  if (EFFECT.test(text)) return { operator: 'Exists', effect: text };
  const own = value ? { value } : { operator: 'Exists' };
  return { key, ...own, ...(effect !== undefined && { effect }) };
}

/** Amounts of bytes. */
const BYTES = /^\d+(?:\.\d+)?(?:[KMGTPE]i|[kMGTPE])$/;

/** Amounts of processors. */
const PROCESSORS = /^\d+m$|^\d{1,2}(?:\.\d+)?$/;

/**
 * The map of resources that a single amount was meant as; `undefined` where it may be of several.
 *
 * @param field - The map's name.
 * @param isOfDisk - Whether it is of something that has only room, as a claim is.
 */
export function asResources(value: string, field: string, isOfDisk: boolean): Fields | undefined {
  if (isOfDisk || field === 'capacity') return BYTES.test(value) ? { storage: value } : undefined;
  if (!/^(?:limits|requests|default|defaultRequest)$/.test(field)) return undefined;
  if (PROCESSORS.test(value)) return { cpu: value };
  return BYTES.test(value) ? { memory: value } : undefined;
}
