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

/** Counts beside what was expected of them. `undefined` where the weights are for other things than these. */
export function distribution(
  counted: readonly Counted[],
  weights: Weights,
): Distribution | undefined {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const weighed = weigh(counted, weights);
  if (!weighed || total === 0) return undefined;
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
