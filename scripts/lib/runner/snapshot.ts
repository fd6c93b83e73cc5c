import type { ApiResource } from '../cluster/discovery.ts';
import { collectionPath, isStored } from '../cluster/discovery.ts';
import type { KubeClient } from '../cluster/kube-client.ts';

/** An object of the cluster by what tells it from all others. */
export interface ObjectIdentity {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  /** Path of the object in the API. */
  readonly path: string;
  /** When it was made, ISO 8601 with a resolution of one second. */
  readonly createdAt: string;
  /** Beginning of the name, where the rest of it was left to the API server. */
  readonly generatedFrom?: string;
  /** The uids of those that it goes with. */
  readonly owners: readonly string[];
  /** Whether it was told to go, and waits for those who still have to do something about it. */
  readonly isGoing: boolean;
}

/** All the objects of a cluster at one moment. Plain data: it is kept in a journal too. */
export interface Snapshot {
  readonly objects: readonly ObjectIdentity[];
  /** Kinds that could not be listed: nothing can be said of them. */
  readonly unread: readonly string[];
}

/**
 * Every object of every kind that the cluster stores, in its namespace or in none, by its metadata only.
 * What can't be deleted is computed and not stored (`metrics.k8s.io`, component statuses). Events are a
 * log: they come and go by themselves.
 */
export async function takeSnapshot(client: KubeClient, signal?: AbortSignal): Promise<Snapshot> {
  const resources = await client.resources({ fresh: true });
  const stored = resources.filter((one) => isStored(one) && one.plural !== 'events');
  const unread: string[] = [];
  const lists = await Promise.all(
    stored.map((resource) =>
      list(resource, client, signal).catch(() => {
        signal?.throwIfAborted();
        unread.push(resource.kind);
        return [];
      }),
    ),
  );
  return { objects: lists.flat(), unread };
}

async function list(
  resource: ApiResource,
  client: KubeClient,
  signal?: AbortSignal,
): Promise<ObjectIdentity[]> {
  const found = await client.metadata(resource, signal);
  return found.map(({ name, namespace, uid = '', creationTimestamp, generateName, ...rest }) => ({
    kind: resource.kind,
    ...(namespace !== undefined && { namespace }),
    name,
    uid,
    path: `${collectionPath(resource, namespace)}/${encodeURIComponent(name)}`,
    createdAt: creationTimestamp ?? '',
    ...(generateName !== undefined && { generatedFrom: generateName }),
    owners: (rest.ownerReferences ?? []).map((owner) => owner.uid),
    isGoing: rest.deletionTimestamp !== undefined,
  }));
}

/** `ClusterRole lector`, `ConfigMap kube-system/nota`: how a person is told of an object. */
export function nameOf({ kind, namespace, name }: ObjectIdentity): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
