import { setTimeout } from 'node:timers/promises';
import type { ImageEvidence } from '../../../src/lesson/evidence.ts';
import type { ApiResource } from '../cluster/discovery.ts';
import { collectionPath } from '../cluster/discovery.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import type { Timeline } from './timeline.ts';

/** Kinds whose changes are recorded: what the lesson's namespace makes, and the nodes below it. */
const WATCHED = [
  'nodes',
  'pods',
  'replicasets',
  'deployments',
  'statefulsets',
  'daemonsets',
  'jobs',
  'events',
];

/** Rest before a watch that ended is opened again. */
const REOPEN_MS = 200;

interface WatchedObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly resourceVersion: string;
    readonly deletionTimestamp?: string;
  };
  readonly status?: WatchedStatus;
  readonly reason?: string;
  readonly message?: string;
  readonly involvedObject?: { readonly kind: string; readonly name: string };
}

interface WatchedStatus {
  readonly phase?: string;
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  readonly containerStatuses?: readonly ContainerStatus[];
  readonly initContainerStatuses?: readonly ContainerStatus[];
}

interface ContainerStatus {
  readonly image: string;
  readonly imageID: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state?: { readonly waiting?: { readonly reason?: string } };
}

/** Ids of the images that ran, by name, found on the way. */
export type ImageIds = Map<string, string>;

/** What a watch of a namespace reads from and writes to. */
export interface Recording {
  readonly client: KubeClient;
  readonly namespace: string;
  readonly timeline: Timeline;
  readonly images: ImageIds;
  readonly signal: AbortSignal;
}

/**
 * Records changes in a namespace from now on, until the signal aborts. Resolves once every watch has its
 * starting point; a watch that breaks (the API server went away) takes up again.
 */
export async function watchNamespace(recording: Recording): Promise<void> {
  const { client, namespace } = recording;
  const resources = await client.resources();
  const watched = resources.filter(
    ({ plural, group }) => WATCHED.includes(plural) && !group.includes('.'),
  );
  await Promise.all(
    watched.map(async (resource) => {
      const path = collectionPath(resource, namespace);
      void follow(recording, resource, path, await currentVersion(client, path));
    }),
  );
}

async function currentVersion(client: KubeClient, path: string): Promise<string> {
  const list = (await client.get(`${path}?limit=1`)) as
    { metadata: { resourceVersion: string } } | undefined;
  return list?.metadata.resourceVersion ?? '0';
}

async function follow(
  recording: Recording,
  { kind }: ApiResource,
  path: string,
  from: string,
): Promise<void> {
  const { client, timeline, images, signal } = recording;
  let version = from;
  while (!signal.aborted) {
    try {
      for await (const line of client.watch(path, version, signal)) {
        const { type, object } = JSON.parse(line) as { type: string; object: WatchedObject };
        if (type === 'ERROR') throw new Error(line);
        version = object.metadata.resourceVersion;
        record({ ...object, kind }, type, timeline);
        collectImages(object, images);
      }
      await setTimeout(REOPEN_MS, undefined, { signal });
    } catch {
      if (signal.aborted) return;
      await setTimeout(REOPEN_MS, undefined, { ref: false });
      version = await currentVersion(client, path).catch(() => version);
    }
  }
}

function record(object: WatchedObject, type: string, timeline: Timeline): void {
  const change = type === 'ADDED' ? 'added' : type === 'DELETED' ? 'deleted' : 'modified';
  const { involvedObject: about } = object;
  const name = about ? `${about.kind.toLowerCase()}/${about.name}` : object.metadata.name;
  timeline.add({ change, kind: object.kind, name, state: describe(object) });
}

/** The state of an object in one line. */
function describe({ kind, status, reason, message, metadata }: WatchedObject): string {
  if (kind === 'Event') return `${reason ?? ''}: ${(message ?? '').split('\n')[0]?.slice(0, 160)}`;
  if (kind === 'Node') {
    return status?.conditions?.some(
      ({ type, status: value }) => type === 'Ready' && value === 'True',
    )
      ? 'Ready'
      : 'NotReady';
  }
  if (kind !== 'Pod') return `${status?.readyReplicas ?? 0}/${status?.replicas ?? 0}`;
  const containers = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  const waiting = containers.find(({ state }) => state?.waiting?.reason)?.state?.waiting?.reason;
  const ready = containers.filter((container) => container.ready).length;
  const restarts = containers.reduce((sum, { restartCount }) => sum + restartCount, 0);
  const phase = metadata.deletionTimestamp ? 'Terminating' : (waiting ?? status?.phase ?? '');
  return `${phase} ${ready}/${containers.length}${restarts > 0 ? `, ${restarts} reinicios` : ''}`;
}

function collectImages({ status }: WatchedObject, images: ImageIds): void {
  for (const { image, imageID } of [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ]) {
    if (imageID) images.set(image, imageID);
  }
}

/** The images in a stable order. */
export function imageEvidence(images: ImageIds): ImageEvidence[] {
  return [...images]
    .map(([image, id]) => ({ image, id }))
    .sort((a, b) => a.image.localeCompare(b.image));
}
