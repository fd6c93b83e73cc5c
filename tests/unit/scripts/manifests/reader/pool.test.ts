import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { findAssets } from '../../../../../scripts/lib/manifests/reader/assets.ts';
import { WorkerPool } from '../../../../../scripts/lib/manifests/reader/pool.ts';
import { chunks } from '../../../../../src/manifests/text/documents.ts';

const worker = pathToFileURL('scripts/lib/manifests/reader/worker.ts');
const pieces = chunks('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n').map((chunk) => ({
  file: 'a.yaml',
  chunk,
}));

test('a document that takes too long is refused, and nothing is left running', async () => {
  // No thread has started by then.
  const pool = new WorkerPool(worker, { assets: findAssets('schema'), definitions: [] }, 1);
  const [document] = await pool.run(pieces);
  assert.equal(document?.problems[0]?.message, 'el juez no acaba con este documento');
  await pool.close();
  await assert.rejects(pool.run(pieces), /closed/);
});
