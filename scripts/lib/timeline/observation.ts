import type { TimelineEntry } from '../../../src/lesson/evidence.ts';

/** An object by kind and real name. */
export interface ObjectName {
  readonly kind: string;
  readonly name: string;
}

/** A change of an object as the cluster tells it, before anything is left out or renamed. */
export interface Sighting extends ObjectName {
  readonly change: TimelineEntry['change'];
  readonly state: string;
  /** Its controller. */
  readonly owner?: ObjectName;
  /** There if its name was made at random; `stem` is what of it, below its owner's name, was not. */
  readonly random?: { readonly stem: string };
  /** The node that it is meant for, where the kind has one object for each node. */
  readonly node?: string;
  /** Revision of the cluster's state that the change made, or Docker's time of it; they grow. */
  readonly version?: number;
  /** There if it is an event; then `name` and `state` say nothing. */
  readonly event?: EventSighting;
  /** What tells whose it is, for {@link Timeline.entries}. */
  readonly source?: string;
}

export interface EventSighting {
  readonly about: ObjectName;
  readonly reason: string;
  readonly message: string;
  readonly isWarning: boolean;
  /** Times that it happened since it was last told. */
  readonly times: number;
}

/** A change, and when it happened. */
export interface Observation extends Sighting {
  /** Place of the step in the lesson; 0 is the time before the first one. */
  readonly step: number;
  /** Since that step began. */
  readonly ms: number;
}

/** Key of an object in a map. */
export function objectKey({ kind, name }: ObjectName): string {
  return `${kind}/${name}`;
}

/** Items by key, in the order in which each key was first seen. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
