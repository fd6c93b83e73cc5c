import type { Change, Lane, Span } from './lanes.ts';
import { lanes } from './lanes.ts';

/** How many replicas there were for a while, in ms of the recording. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Those that were ready, and those that were asked for. */
  readonly ready: number;
  readonly wanted: number;
}

/** The replicas of one object over time, without gaps. */
export interface ReplicaSeries {
  readonly kind: string;
  readonly name: string;
  readonly stretches: readonly Stretch[];
}

/** Replicas of the objects of a kind during a span; of those with one of these names, if any are given. */
export function replicaSeries(
  timeline: readonly Change[],
  kind: string,
  span: Span,
  names: readonly string[] = [],
): ReplicaSeries[] {
  const objects = lanes(timeline, kind, span).map(({ name }) => name);
  // What its author names stands in the order of its author.
  const chosen = names.length > 0 ? names.filter((name) => objects.includes(name)) : objects;
  return chosen.map((name) => ({
    kind,
    name,
    stretches: stretches(timeline, { kind, name }, span),
  }));
}

interface Named {
  readonly kind: string;
  readonly name: string;
}

/**
 * How many are ready is counted on the Pods, each of which was recorded: of an object's own counts, those on
 * the way from one to another are not kept. What is wanted is what the object said, unless it belongs to
 * another one, whose wishes change on the way too: then it is the Pods that it has made and not given up.
 */
function stretches(timeline: readonly Change[], object: Named, span: Span): Stretch[] {
  const own = timeline.filter(({ kind, name }) => kind === object.kind && name === object.name);
  const alive = podsOf(timeline, object, span).flatMap(({ bars }) =>
    bars.filter(({ phase }) => phase !== 'ending'),
  );
  const ready = alive.filter(({ phase }) => phase === 'ready');
  const isOwned = object.name.includes('·');
  const moments = [...own.map(({ ms }) => ms), ...alive.flatMap(({ from, to }) => [from, to])];
  const counted = between(moments, span).map(({ from, to }) => ({
    from,
    to,
    ready: countAt(ready, from),
    wanted: isOwned ? countAt(alive, from) : countsAt(own, from).wanted,
  }));
  const isTheirs = counted.every((stretch) => isLikely(stretch, own));
  if (alive.length > 0 && isTheirs) return joined(counted);
  const said = own.map(({ ms }) => ms);
  return joined(
    between(said, span).map((stretch) => ({ ...stretch, ...countsAt(own, stretch.from) })),
  );
}

/** How many of some bars there are at a moment. */
function countAt(bars: readonly Span[], ms: number): number {
  return bars.filter(({ from, to }) => from <= ms && ms < to).length;
}

/** The stretches between some moments of a span, from its start to its end. */
function between(moments: readonly number[], span: Span): Span[] {
  const inside = [...new Set([span.from, ...moments])].filter(
    (ms) => ms >= span.from && ms < span.to,
  );
  const ordered = inside.sort((one, other) => one - other);
  return ordered.map((from, index) => ({ from, to: ordered[index + 1] ?? span.to }));
}

/** What an object says follows its Pods within this time, in ms. */
const LAG = 1000;

/** Whether the Pods are the object's: one that it has lost keeps its name. Then they are more than it says. */
function isLikely({ from, to, ready }: Stretch, own: readonly Change[]): boolean {
  if (to - from < LAG) return true;
  const before = countsAt(own, from).ready;
  const next = own.find(({ ms }) => ms > from);
  const after = next ? countsAt(own, next.ms).ready : before;
  return ready >= Math.min(before, after) && ready <= Math.max(before, after);
}

/** The Pods below an object, by the names that a recording gives them: see `TimelineEntry`. */
function podsOf(timeline: readonly Change[], { kind, name }: Named, span: Span): Lane[] {
  const below = BELOW[kind];
  if (!below) return [];
  const isBelow = (pod: string) => pod.startsWith(name) && below.test(pod.slice(name.length));
  return lanes(timeline, 'Pod', span).filter((lane) => isBelow(lane.name));
}

/** What stands behind the name of an object in those of its Pods. */
const BELOW: Readonly<Record<string, RegExp>> = {
  Deployment: /^·\d+·[a-z]+$/,
  ReplicaSet: /^·[a-z]+$/,
  DaemonSet: /^·[a-z]+$/,
  StatefulSet: /^-\d+$/,
};

function countsAt(own: readonly Change[], ms: number): { ready: number; wanted: number } {
  const last = own.findLast((change) => change.ms <= ms);
  const [, ready = 0, wanted = 0] = /(\d+)\/(\d+)/.exec(last?.state ?? '') ?? [];
  return { ready: Number(ready), wanted: Number(wanted) };
}

function joined(all: readonly Stretch[]): Stretch[] {
  return all.reduce<Stretch[]>((done, next) => {
    const last = done.at(-1);
    if (last?.ready !== next.ready || last.wanted !== next.wanted) return [...done, next];
    return [...done.slice(0, -1), { ...last, to: next.to }];
  }, []);
}
