import type { UnixService } from '../http.ts';
import { fetchUnix } from '../http.ts';

/** A kind of object that the API server knows, and where it lives. */
export interface ApiResource {
  readonly plural: string;
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly namespaced: boolean;
  readonly names: readonly string[];
  readonly verbs: readonly string[];
}

const DISCOVERY = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Path of the objects of a kind: all of them, or those of a namespace if the kind lives in namespaces. */
export function collectionPath(
  { group, version, plural, namespaced }: ApiResource,
  namespace?: string,
): string {
  const base = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespaced && namespace !== undefined
    ? `${base}/namespaces/${namespace}/${plural}`
    : `${base}/${plural}`;
}

/** Whether the API server stores a kind: what can't be deleted is computed (`metrics.k8s.io`, component statuses). */
export function isStored({ verbs }: ApiResource): boolean {
  return verbs.includes('list') && verbs.includes('delete');
}

/** Everything that an API server serves, each kind in its preferred version. */
export async function discover(service: UnixService): Promise<readonly ApiResource[]> {
  const headers = { Accept: DISCOVERY };
  const paths = ['/api', '/apis'];
  const answers = await Promise.all(paths.map((path) => fetchUnix(service, path, { headers })));
  const refused = answers.find(({ status }) => status !== 200);
  if (refused)
    throw new Error(`el clúster no dice qué sirve (${refused.body.trim().slice(0, 200)})`);
  return answers.flatMap(({ body }) => parseDiscovery(JSON.parse(body) as DiscoveryList));
}

interface DiscoveryList {
  readonly items: readonly {
    readonly metadata?: { readonly name?: string };
    readonly versions?: readonly {
      readonly version: string;
      readonly resources?: readonly {
        readonly resource: string;
        readonly singularResource: string;
        readonly shortNames?: readonly string[];
        readonly scope: string;
        readonly verbs: readonly string[];
        readonly responseKind?: { readonly kind: string };
      }[];
    }[];
  }[];
}

/** The preferred version (the first) of each resource, from the aggregated discovery document (v2). */
function parseDiscovery({ items }: DiscoveryList): ApiResource[] {
  return items.flatMap(({ metadata, versions = [] }) => {
    const all = versions.flatMap(({ version, resources = [] }) =>
      resources.map((resource) => ({
        plural: resource.resource,
        kind: resource.responseKind?.kind ?? '',
        group: metadata?.name ?? '',
        version,
        namespaced: resource.scope === 'Namespaced',
        names: [resource.resource, resource.singularResource, ...(resource.shortNames ?? [])],
        verbs: resource.verbs,
      })),
    );
    return all.filter(
      (one, index) => all.findIndex(({ plural }) => plural === one.plural) === index,
    );
  });
}
