import type { ImageEvidence } from '../../../src/lesson/evidence.ts';
import { collectionPath } from '../cluster/discovery.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import { poll } from '../poll.ts';
import { KindWatch } from '../timeline/kind-watch.ts';
import type { KubeObject } from '../timeline/kube-object.ts';
import { sightingOf } from '../timeline/sighting.ts';
import type { Timeline } from './timeline.ts';

/** What is recorded: what the lesson's namespace makes, and the nodes below it. `plural.group`. */
const WATCHED = [
  'nodes.',
  'pods.',
  'events.',
  'services.',
  'persistentvolumeclaims.',
  'replicationcontrollers.',
  'replicasets.apps',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'endpointslices.discovery.k8s.io',
  'horizontalpodautoscalers.autoscaling',
];

const CAUGHT_UP_WITHIN_MS = 2000;

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

/** A recording that goes on. */
export interface Watching {
  /** Resolves when what the API server tells now was recorded; or soon, if it does not answer. */
  caughtUp(): Promise<void>;
}

/**
 * Records changes in a namespace from now on, until the signal aborts. Resolves once every watch has its
 * starting point; a watch that breaks (the API server went away) takes up again.
 */
export async function watchNamespace(recording: Recording): Promise<Watching> {
  const { client, namespace, timeline, images, signal } = recording;
  const resources = await client.resources();
  const watched = resources.filter(({ plural, group }) => WATCHED.includes(`${plural}.${group}`));
  const watches = watched.map((resource) => {
    const what = { kind: resource.kind, path: collectionPath(resource, namespace) };
    const hear = (object: KubeObject, change: 'added' | 'modified' | 'deleted', since?: number) => {
      timeline.add(sightingOf(object, change, since));
      collectImages(object, images);
    };
    return new KindWatch(client, what, hear, signal);
  });
  await Promise.all(watches.map((watch) => watch.start()));
  watches.forEach((watch) => void watch.follow());
  // The API server answers this without asking its cache to catch up first.
  const path = `/api/v1/namespaces/${namespace}/events?limit=1`;
  timeline.orderBy(async () => versionOf(await client.get(path, signal)));
  return { caughtUp: () => allCaughtUp(watches, signal) };
}

async function allCaughtUp(watches: readonly KindWatch[], signal: AbortSignal): Promise<void> {
  const check = async () => {
    const states = await Promise.all(watches.map((watch) => watch.hasCaughtUp()));
    return states.includes(false) ? 'falta algo por oír' : undefined;
  };
  await poll({ withinMs: CAUGHT_UP_WITHIN_MS }, check, String, signal);
}

function versionOf(list: unknown): number | undefined {
  const { metadata } = (list ?? {}) as { metadata?: { resourceVersion?: string } };
  return metadata?.resourceVersion === undefined ? undefined : Number(metadata.resourceVersion);
}

function collectImages({ status }: KubeObject, images: ImageIds): void {
  for (const { image, imageID } of [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ]) {
    if (imageID) images.set(image, imageDigest(imageID));
  }
}

/** containerd names what kind loads into it by the day: another day, and the same image would seem another one. */
export function imageDigest(imageID: string): string {
  return imageID.replace(/^docker\.io\/library\/import-[\d-]+@/, '');
}

/** The images in a stable order. */
export function imageEvidence(images: ImageIds): ImageEvidence[] {
  return [...images]
    .map(([image, id]) => ({ image, id }))
    .sort((a, b) => a.image.localeCompare(b.image));
}
