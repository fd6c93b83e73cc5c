import type { TimelineEntry } from '../../../src/lesson/evidence.ts';
import type { KubeObject } from './kube-object.ts';
import { timesOf } from './kube-object.ts';
import { objectState } from './object-state.ts';
import type { ObjectName, Sighting } from './observation.ts';

/** What controllers put behind the owner's name where they do not use `generateName`. */
const SUFFIXES: Readonly<Record<string, RegExp>> = {
  'Deployment>ReplicaSet': /^[bcdfghjklmnpqrstvwxz2456789]+$/,
  'CronJob>Job': /^\d{6,}$/,
};

/** A change of a watched object in the terms of a recording. `since`: the event's count when last told. */
export function sightingOf(
  object: KubeObject,
  change: TimelineEntry['change'],
  since = 0,
): Sighting {
  const { kind, metadata } = object;
  const owner = ownerOf(object);
  const stem = randomStem(object, owner);
  const node = owner?.kind === 'DaemonSet' ? targetNode(object) : undefined;
  return {
    change,
    kind,
    name: metadata.name,
    state: change === 'deleted' || kind === 'Event' ? '' : objectState(object),
    version: Number(metadata.resourceVersion),
    ...(owner && { owner }),
    ...(stem !== undefined && { random: { stem } }),
    ...(node !== undefined && { node }),
    ...(kind === 'Event' && {
      event: {
        about: object.involvedObject ?? { kind: '', name: '' },
        reason: object.reason ?? '',
        message: object.message ?? '',
        isWarning: object.type === 'Warning',
        times: Math.max(1, timesOf(object) - since),
      },
    }),
  };
}

function ownerOf({ metadata }: KubeObject): ObjectName | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return owner && { kind: owner.kind, name: owner.name };
}

/** What of a random name, without its owner's, is not random; `undefined` where the name is not random. */
function randomStem({ kind, metadata }: KubeObject, owner?: ObjectName): string | undefined {
  const { name, generateName } = metadata;
  const below = owner && name.startsWith(`${owner.name}-`) ? name.slice(owner.name.length + 1) : '';
  if (owner && SUFFIXES[`${owner.kind}>${kind}`]?.test(below)) return '';
  // A StatefulSet gives its Pods names that stay.
  if (!generateName || !name.startsWith(generateName) || owner?.kind === 'StatefulSet')
    return undefined;
  const prefix = owner ? `${owner.name}-` : '';
  return generateName.replace(/-$/, '').slice(generateName.startsWith(prefix) ? prefix.length : 0);
}

/** The node that a DaemonSet's Pod is made for. */
function targetNode({ spec }: KubeObject): string | undefined {
  const terms = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return terms?.nodeSelectorTerms[0]?.matchFields?.[0]?.values?.[0];
}
