import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf } from '../../../src/site/changes-of.ts';

const timeline = ['reportes·1·a', 'reportes-2', 'sereno', 'reportes'].map((name, ms) => ({
  ...{ ms, name, kind: 'Pod', state: 'Running 1/1' },
  change: 'added' as const,
}));
const named = (...names: string[]) => changesOf(timeline, names).map(({ name }) => name);

test('without names, everything stays', () => assert.equal(named().length, timeline.length));

test('a name is also that of what belongs to it, and of nothing that only begins like it', () =>
  assert.deepEqual(named('reportes'), ['reportes·1·a', 'reportes']));

test('several names keep the order of time', () =>
  assert.deepEqual(named('sereno', 'reportes-2'), ['reportes-2', 'sereno']));
