import type { Change, Span } from './lanes.ts';
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
 * What is wanted is what the object said. How many are ready is counted on its Pods, each of which was
 * recorded: of the object's own counts, those on the way from one to another are not kept.
 */
function stretches(timeline: readonly Change[], object: Named, span: Span): Stretch[] {
  const own = timeline.filter(({ kind, name }) => kind === object.kind && name === object.name);
  const pods = podsOf(timeline, object, span);
  const bars = pods.flatMap((pod) => pod.bars.filter(({ phase }) => phase === 'ready'));
  const moments = [
    span.from,
    ...own.map(({ ms }) => ms),
    ...bars.flatMap(({ from, to }) => [from, to]),
  ];
  const inside = [...new Set(moments)].filter((ms) => ms >= span.from && ms < span.to);
  const ordered = inside.sort((one, other) => one - other);
  const all = ordered.map((from, index) => {
    const said = countsAt(own, from);
    const ready =
      pods.length > 0 ? bars.filter((bar) => bar.from <= from && from < bar.to).length : said.ready;
    return { from, to: ordered[index + 1] ?? span.to, ready, wanted: said.wanted };
  });
  return joined(all);
}

/** The Pods below an object, by the names that a recording gives them: see `TimelineEntry`. */
function podsOf(timeline: readonly Change[], { kind, name }: Named, span: Span) {
  const tail = { Deployment: '·\\d+·[a-z]+', StatefulSet: '-\\d+' }[kind] ?? '·[a-z]+';
  const escaped = name.replace(/[.]/g, '\\.');
  const pattern = new RegExp(`^${escaped}${tail}$`, 'u');
  return lanes(timeline, 'Pod', span).filter((lane) => pattern.test(lane.name));
}

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

/** A moment at which something changed, and what there was of each object from then on. */
export interface ReplicaRow {
  readonly ms: number;
  readonly cells: readonly Pick<Stretch, 'ready' | 'wanted'>[];
}

/** Several series as the rows of one table. */
export function replicaTable(all: readonly ReplicaSeries[]): ReplicaRow[] {
  const moments = new Set(all.flatMap(({ stretches: each }) => each.map(({ from }) => from)));
  return [...moments]
    .sort((one, other) => one - other)
    .map((ms) => ({
      ms,
      cells: all.map(({ stretches: each }) => {
        const { ready = 0, wanted = 0 } = each.findLast(({ from }) => from <= ms) ?? {};
        return { ready, wanted };
      }),
    }));
}
