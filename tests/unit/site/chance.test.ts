import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { binomialBand, probabilities } from '../../../src/site/chance.ts';

/**
 * The same band in whole numbers alone, which round nothing: p is a/b, and each probability is counted in
 * parts of b^n. The smallest counts whose sums reach 2.5 % and 97.5 % of all.
 */
function exactBand(n: number, a: number, b: number): { low: number; high: number } {
  const all = BigInt(b) ** BigInt(n);
  const quantile = (perMille: bigint) => {
    let [choose, sum] = [1n, 0n];
    for (let k = 0; k <= n; k += 1) {
      sum += choose * BigInt(a) ** BigInt(k) * BigInt(b - a) ** BigInt(n - k);
      if (sum * 1000n >= perMille * all) return k;
      choose = (choose * BigInt(n - k)) / BigInt(k + 1);
    }
    return n;
  };
  return { low: quantile(25n), high: quantile(975n) };
}

suite('where chance leaves a count', () => {
  for (const [n, a, b] of [
    [1, 1, 2],
    [2, 1, 3],
    [5, 1, 10],
    [20, 1, 2],
    [60, 1, 2],
    [200, 9, 10],
    [200, 1, 10],
    [300, 1, 3],
    [1000, 1, 1000],
    [1000, 499, 500],
  ] as const) {
    test(`of ${n} with ${a}/${b} is what whole numbers say`, () => {
      assert.deepEqual(binomialBand(n, a / b), exactBand(n, a, b));
    });
  }

  test('is that of the books: 300 calls among three, 200 with 90 of 100', () => {
    // R: qbinom(c(.025, .975), 300, 1/3) and qbinom(c(.025, .975), 200, .9)
    assert.deepEqual(binomialBand(300, 1 / 3), { low: 84, high: 116 });
    assert.deepEqual(binomialBand(200, 0.9), { low: 171, high: 188 });
  });

  test('of what is certain, or can not be, is that count', () => {
    assert.deepEqual(binomialBand(7, 1), { low: 7, high: 7 });
    assert.deepEqual(binomialBand(7, 0), { low: 0, high: 0 });
  });

  test('holds for counts whose factorials are no numbers any more', () => {
    const { low, high } = binomialBand(20_000, 0.25);
    // The normal approximation, which is good by now: 5000 ± 1.96 · 61.2
    assert.ok(Math.abs(low - 4880) <= 1 && Math.abs(high - 5120) <= 1, `${low}–${high}`);
  });
});

test('probabilities add up to one', () => {
  for (const [n, p] of [
    [1, 0.5],
    [300, 1 / 3],
    [5000, 0.001],
  ] as const) {
    const sum = probabilities(n, p).reduce((total, each) => total + each, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9, `${n}, ${p}: ${sum}`);
  }
});
