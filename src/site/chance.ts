/** Share of all repetitions that stay inside of a band. */
export const BAND = 0.95;

/** The counts between which a band leaves one, both included. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/**
 * Between which counts something that happens with probability `p` stays in (at least) 95 of each 100
 * repetitions of `n` independent trials: from the 2.5 % to the 97.5 % quantile of the binomial
 * distribution, where a quantile is the smallest count whose cumulative probability reaches it. Exact: it
 * sums the probabilities themselves, and approximates by no normal distribution.
 *
 * NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6.18, «Binomial Distribution»:
 * https://www.itl.nist.gov/div898/handbook/eda/section3/eda366i.htm
 */
export function binomialBand(n: number, p: number): Band {
  const tail = (1 - BAND) / 2;
  return { low: quantile(n, p, tail), high: quantile(n, p, 1 - tail) };
}

function quantile(n: number, p: number, probability: number): number {
  let sum = 0;
  for (const [count, each] of probabilities(n, p).entries()) {
    sum += each;
    // What rounding may have left out, far below any probability that matters here.
    if (sum >= probability - 1e-12) return count;
  }
  return n;
}

/** The probability of each count from 0 to n: logarithms, since n! of 171 is no number any more. */
export function probabilities(n: number, p: number): number[] {
  if (p <= 0 || p >= 1)
    return Array.from({ length: n + 1 }, (_, k) => Number(k === n * Math.round(p)));
  let log = n * Math.log1p(-p);
  const odds = Math.log(p) - Math.log1p(-p);
  return Array.from({ length: n + 1 }, (_, k) => {
    if (k > 0) log += Math.log((n - k + 1) / k) + odds;
    return Math.exp(log);
  });
}
