import { duration } from './format.ts';
import type { ReplicaSeries } from './replicas.ts';
import { listed, quoted } from './words.ts';

/** A count at which a way up or down ended, and when it was reached, in ms from the start of the figure. */
interface Turn {
  readonly count: number;
  readonly ms: number;
}

/** What is to be seen in a plot of replicas, in a sentence: who rose and fell, and who stayed. Names in backticks. */
export function replicaSentence(all: readonly ReplicaSeries[]): string {
  const paths = all.map(({ name, stretches }) => ({ name, turns: turnsOf(stretches) }));
  const moved = paths.filter(({ turns }) => turns.length > 1);
  const stayed = Map.groupBy(
    paths.filter(({ turns }) => turns.length === 1),
    ({ turns }) => turns[0]?.count ?? 0,
  );
  const parts = [
    ...moved.map(({ name, turns }) => `${quoted(name)} ${moveWords(turns)}`),
    ...[...stayed].map(([count, group]) =>
      stayWords(
        group.map(({ name }) => name),
        count,
      ),
    ),
  ];
  return `${parts.join('; ')}.`;
}

/** The first count and every one at which the way turned, up to the last. */
function turnsOf(stretches: ReplicaSeries['stretches']): Turn[] {
  const start = stretches[0]?.from ?? 0;
  return stretches.reduce<Turn[]>((turns, { ready, from }) => {
    const next = { count: ready, ms: from - start };
    const [before, last] = turns.length > 1 ? turns.slice(-2) : [undefined, turns.at(-1)];
    if (last?.count === ready) return turns;
    const goesOn =
      before && last && Math.sign(last.count - before.count) === Math.sign(ready - last.count);
    return [...(goesOn ? turns.slice(0, -1) : turns), next];
  }, []);
}

/** Most turns that a sentence tells one by one. */
const TOLD = 3;

function moveWords(turns: readonly Turn[]): string {
  const [first, second, ...later] = turns;
  if (!first || !second) return '';
  if (later.length >= TOLD) return restlessWords(turns);
  const rest = later.map(({ count, ms }, index) => {
    const before = turns[index + 1]?.count ?? 0;
    const verb = turns.slice(0, index + 1).some((turn) => turn.count === count)
      ? 'volvió'
      : count > before
        ? 'subió'
        : 'bajó';
    return `${verb} a ${count} a los ${instant(ms)}`;
  });
  return listed([`${firstMove(first, second)} en ${duration(second.ms)}`, ...rest]);
}

/** «A los 115 s»: an instant is said in seconds, which «a los» goes well with. */
function instant(ms: number): string {
  return ms < 59_950 ? duration(ms) : `${Math.round(ms / 1000)} s`;
}

function firstMove({ count: from }: Turn, { count: to }: Turn): string {
  const replicas = to === 1 ? 'réplica' : 'réplicas';
  if (from === 0) return `llegó a ${to} ${replicas}`;
  return `${to > from ? 'subió' : 'bajó'} de ${from} a ${to} ${replicas}`;
}

function restlessWords(turns: readonly Turn[]): string {
  const counts = turns.map(({ count }) => count);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `osciló entre ${least} y ${most} réplicas y acabó con ${counts.at(-1)}`;
}

function stayWords(names: readonly string[], count: number): string {
  const who = listed(names.map(quoted));
  const many = names.length > 1;
  if (count === 0) return `${who} no ${many ? 'llegaron' : 'llegó'} a tener ninguna`;
  return `${who} se ${many ? 'quedaron' : 'quedó'} en ${count}`;
}
