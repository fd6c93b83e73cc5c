import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ownership } from '../../../scripts/lib/cluster/ownership.ts';

const make = () =>
  new Ownership(mkdtempSync(join(tmpdir(), 'ownership-')), 'prueba', 'config', 'image');
const node = (id: string, createdAt = Date.now()) => ({ id, createdAt });
const HOUR = 3_600_000;

test('nothing is ours without a record', () => {
  assert.ok(!make().covers([node('a')]));
});

test('ours are the nodes of the record, and no other', async () => {
  const ownership = make();
  await ownership.write('prueba', ['a', 'b']);
  assert.ok(ownership.covers([node('a')]));
  assert.ok(!ownership.covers([node('a'), node('c')]));
});

test('a creation that was ended covers what was made then, not a cluster of an hour later', async () => {
  const ownership = make();
  await ownership.write('prueba', []);
  assert.ok(ownership.covers([node('a')]));
  assert.ok(!ownership.covers([node('a', Date.now() + HOUR)]));
  assert.ok(!ownership.covers([node('a', Number.NaN)]));
});
