import type { ReplicaSeries, Stretch } from './replicas.ts';

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

/** A time during which one count was the same. */
export interface Plateau {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** One of the counts of a series alone, where the other one does not matter. */
export function plateaus(
  all: readonly Stretch[],
  countOf: (stretch: Stretch) => number,
): Plateau[] {
  return all.reduce<Plateau[]>((done, stretch) => {
    const last = done.at(-1);
    const [{ from, to }, count] = [stretch, countOf(stretch)];
    if (last?.count !== count) return [...done, { from, to, count }];
    return [...done.slice(0, -1), { ...last, to }];
  }, []);
}
