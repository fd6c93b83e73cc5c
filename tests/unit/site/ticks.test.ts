import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeTicks } from '../../../src/site/ticks.ts';

for (const [length, seconds] of [
  [1, [0]],
  [950, [0, 0.2, 0.4, 0.6, 0.8]],
  [9870, [0, 2, 4, 6, 8]],
  [20_000, [0, 5, 10, 15, 20]],
  [35_400, [0, 10, 20, 30]],
  [100_000, [0, 20, 40, 60, 80, 100]],
  [185_000, [0, 60, 120, 180]],
  [3_600_000, [0, 1200, 2400, 3600]],
] as const) {
  test(`${length} ms have marks at round seconds, and not too many`, () => {
    const ticks = timeTicks(length).map((ms) => ms / 1000);
    assert.deepEqual(ticks, seconds);
  });
}
