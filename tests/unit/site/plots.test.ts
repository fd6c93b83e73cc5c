// Each folder of tests/fixtures/plots is a slice of a recording and, in words, what is drawn of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { countPattern, countsIn } from '../../../src/lesson/count-pattern.ts';
import { readWeights } from '../../../src/lesson/weights.ts';
import { distributionSentence } from '../../../src/site/distribution-sentence.ts';
import { countTicks, distribution, isInBand } from '../../../src/site/distribution.ts';
import type { Change, Span } from '../../../src/site/lanes.ts';
import { replicaSentence } from '../../../src/site/replica-sentence.ts';
import { replicaTable } from '../../../src/site/replica-views.ts';
import { replicaSeries } from '../../../src/site/replicas.ts';

interface ReplicaSlice {
  readonly kind: string;
  readonly names?: readonly string[];
  readonly span: Span;
  readonly timeline: readonly Change[];
}

interface AnswerSlice {
  readonly stdout: string;
  readonly matches: string;
  readonly expected: string;
  readonly unit?: string;
}

const FIXTURES = 'tests/fixtures/plots';

function drawnReplicas({ kind, names, span, timeline }: ReplicaSlice): string[] {
  const ordered = timeline.toSorted((one, other) => one.ms - other.ms);
  const series = replicaSeries(ordered, kind, span, names);
  const rows = replicaTable(series).map(({ ms, cells }) =>
    [`${ms} ms`, ...cells.map(({ ready, wanted }) => `${ready} de ${wanted}`)].join(' | '),
  );
  return [replicaSentence(series), series.map(({ name }) => name).join(' | '), ...rows];
}

function drawnShares({ stdout, matches, expected, unit }: AnswerSlice): string[] {
  const found = countsIn(stdout, countPattern(matches));
  const drawn = distribution(found, readWeights(expected));
  assert.ok(drawn);
  const { shares } = drawn;
  const most = Math.max(...shares.flatMap(({ count, high }) => [count, high]));
  return [
    distributionSentence(drawn, unit),
    ...shares.map((share) => {
      const { label, count, expected: fair, low, high } = share;
      return `${label} | ${count} | ${fair.toFixed(2)} | ${low}–${high} | ${isInBand(share) ? 'dentro' : 'fuera'}`;
    }),
    `eje: ${countTicks(shares, most).join(' ')}`,
  ];
}

for (const name of readdirSync(FIXTURES)) {
  test(`what is drawn of ${name}`, () => {
    const slice = JSON.parse(readFileSync(join(FIXTURES, name, 'slice.json'), 'utf8')) as
      ReplicaSlice | AnswerSlice;
    const lines = 'stdout' in slice ? drawnShares(slice) : drawnReplicas(slice);
    const actual = lines.map((line) => `${line}\n`).join('');
    const expected = join(FIXTURES, name, 'drawn.txt');
    if (process.env['UPDATE_FIXTURES']) writeFileSync(expected, actual);
    assert.equal(actual, readFileSync(expected, 'utf8'));
  });
}
