import type { Observation } from './observation.ts';

/** `2/3`, and `Running 2/3` of a Job. */
const COUNT = /^([A-Z][a-z]+ )?(\d+)\/(\d+)$/;

/**
 * The changes of one object without those that say nothing new: a state that was already told, and the
 * intermediate counts of a controller on its way (`0/3`, `1/3`, `2/3`, `3/3`), of which the API server tells
 * more or fewer from run to run. A turn of the way always stays, and so does the moment at which a person
 * or an autoscaler asked for another number.
 */
export function shortSeries(life: readonly Observation[]): Observation[] {
  const kept: Observation[] = [];
  for (const next of life) {
    const [before, last] = kept.slice(-2);
    const isRepeated =
      kept.at(-1)?.state === next.state &&
      next.change === 'modified' &&
      kept.at(-1)?.change !== 'deleted';
    if (isRepeated) continue;
    if (before && last && isOnTheWay(before, last, next)) kept.pop();
    kept.push(next);
  }
  return kept;
}

/** Whether `middle` is a count between two others of its step, none of which is a turn. */
function isOnTheWay(from: Observation, middle: Observation, to: Observation): boolean {
  // The containers of a Pod are not interchangeable.
  if (middle.kind === 'Pod' || middle.change !== 'modified' || to.change !== 'modified')
    return false;
  if (from.step !== middle.step || middle.step !== to.step) return false;
  const [a, b, c] = [from, middle, to].map(({ state }) => COUNT.exec(state));
  if (!a || !b || !c || a[1] !== b[1] || b[1] !== c[1]) return false;
  if (a[3] !== b[3] && isAsked(middle)) return false;
  return [2, 3].every((group) => isBetween(Number(a[group]), Number(b[group]), Number(c[group])));
}

/** Whether the number of replicas is somebody's wish, and not what another controller makes of one. */
function isAsked({ owner, kind }: Observation): boolean {
  return owner === undefined && kind !== 'DaemonSet';
}

function isBetween(from: number, middle: number, to: number): boolean {
  return (middle - from) * (to - middle) >= 0;
}
