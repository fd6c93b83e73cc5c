import type { Counted } from '../lesson/count-pattern.ts';
import type { Weights } from '../lesson/weights.ts';
import type { Band } from './chance.ts';
import { binomialBand } from './chance.ts';

/** One thing that was counted, and what chance makes of it. */
export interface Share extends Counted, Band {
  readonly expected: number;
}

/** How something was shared out. */
export interface Distribution {
  readonly total: number;
  readonly shares: readonly Share[];
}

/**
 * Counts beside what was expected of them. `undefined` where the weights are for other things than these, or
 * there is nothing to share out.
 */
export function distribution(
  counted: readonly Counted[],
  weights: Weights,
): Distribution | undefined {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const weighed = weigh(counted, weights);
  if (!weighed || weighed.length < 2 || total === 0) return undefined;
  const sum = weighed.reduce((all, { weight }) => all + weight, 0);
  const shares = weighed.map(({ label, count, weight }) => {
    const p = weight / sum;
    return { label, count, expected: total * p, ...binomialBand(total, p) };
  });
  return { total, shares };
}

function weigh(
  counted: readonly Counted[],
  weights: Weights,
): (Counted & { readonly weight: number })[] | undefined {
  if (weights.type === 'even') return counted.map((one) => ({ ...one, weight: 1 }));
  if (weights.type === 'listed') {
    if (weights.weights.length !== counted.length) return undefined;
    return counted.map((one, index) => ({ ...one, weight: weights.weights[index] ?? 0 }));
  }
  if (counted.some(({ label }) => !weights.weights.has(label))) return undefined;
  // What never came does not stand in the answer.
  return [...weights.weights].map(([label, weight]) => ({
    label,
    count: counted.find((one) => one.label === label)?.count ?? 0,
    weight,
  }));
}

/** Whether a count is where chance leaves it 95 times of each 100. */
export function isInBand({ count, low, high }: Share): boolean {
  return count >= low && count <= high;
}

/** Whether the same was expected of all. */
export function isEven(shares: readonly Share[]): boolean {
  return new Set(shares.map(({ expected }) => expected)).size === 1;
}

/** Counts that are worth a mark on the axis of a distribution up to `most`, none of which covers another. */
export function countTicks(shares: readonly Share[], most: number): number[] {
  const [{ low, high, expected } = { low: 0, high: 0, expected: 0 }] = shares;
  // What counts most comes first.
  const wished = isEven(shares) ? [0, low, high, expected] : roundCounts(most);
  return wished
    .reduce<number[]>((kept, count) => {
      const isFree = kept.every((other) => Math.abs(other - count) >= ROOM * most);
      return isFree ? [...kept, count] : kept;
    }, [])
    .sort((one, other) => one - other);
}

/** Room that a mark takes, as a part of the axis. */
const ROOM = 0.09;

/** From 0 on, in steps of 1, 2 or 5, or ten times as much, and so on: five or fewer. */
function roundCounts(most: number): number[] {
  const powers = [1, 10, 100, 1000, 10_000, 100_000];
  const steps = powers.flatMap((power) => [power, 2 * power, 5 * power]);
  const step = steps.find((each) => most / each < 5) ?? most;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}
