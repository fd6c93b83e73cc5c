import { closest } from '../../lesson/suggest.ts';

/** Of a node, by which a container is measured. */
const OF_CONTAINERS = ['cpu', 'memory', 'ephemeral-storage'];

/** What a quota counts by these names; anything else it counts as `count/deployments.apps`. */
const OF_QUOTAS = [
  ...OF_CONTAINERS,
  ...['requests', 'limits'].flatMap((start) => OF_CONTAINERS.map((name) => `${start}.${name}`)),
  ...['requests.storage', 'pods', 'services', 'services.loadbalancers', 'services.nodeports'],
  ...[
    'configmaps',
    'persistentvolumeclaims',
    'replicationcontrollers',
    'resourcequotas',
    'secrets',
  ],
];

const OTHERS = 'los de otros llevan dominio: nvidia.com/gpu.';

/**
 * What to do about a resource that does not exist.
 *
 * @param path - Where it is, as the server writes it: `spec.hard[cpus]`.
 */
export function resourceHint(name: string, path: string): string {
  const isQuota = path.startsWith('spec.hard[');
  const meant = isQuota ? ofQuota(name) : ofContainer(name);
  if (meant !== undefined) return `¿Querías decir "${meant}"?`;
  return isQuota
    ? `Lo que no tiene nombre propio se cuenta así: count/deployments.apps; ${OTHERS}`
    : `Hay cpu, memory y ephemeral-storage; ${OTHERS}`;
}

function ofContainer(name: string): string | undefined {
  return /^gpus?$/i.test(name) ? 'nvidia.com/gpu' : closest(name, OF_CONTAINERS);
}

function ofQuota(name: string): string | undefined {
  if (/^gpus?$/i.test(name)) return 'requests.nvidia.com/gpu';
  return name === 'storage' ? 'requests.storage' : closest(name, OF_QUOTAS);
}
