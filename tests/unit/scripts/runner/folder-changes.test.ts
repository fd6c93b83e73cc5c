import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { FolderChanges } from '../../../../scripts/lib/runner/folder-changes.ts';

let folder: string;
let changes: FolderChanges;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kev-'));
  changes = new FolderChanges(folder);
});

afterEach(() => {
  changes.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string) => writeFileSync(join(folder, name), 'x');
const forever = new AbortController().signal;

test('several writes are one change', async () => {
  const next = changes.next(forever);
  write('index.mdx');
  write('web.yaml');
  await next;
  let isOver = false;
  const limit = new AbortController();
  const another = changes.next(limit.signal).then(() => (isOver = true));
  await new Promise(setImmediate);
  assert.equal(isOver, false, 'the second write is not a change of its own');
  limit.abort();
  await another;
});

test('an editor that writes beside and renames changes the file', async () => {
  const next = changes.next(forever);
  write('.index.mdx.tmp');
  renameSync(join(folder, '.index.mdx.tmp'), join(folder, 'index.mdx'));
  await next;
});

test('what comes while nobody waits is not lost', async () => {
  write('index.mdx');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await changes.next(forever);
});

test('what commands write beside the lesson is not a change, and waiting ends with the signal', async () => {
  write('evidencia.json');
  write('.index.mdx.swp');
  const limit = new AbortController();
  let isOver = false;
  const next = changes.next(limit.signal).then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(isOver, false);
  limit.abort();
  await next;
});
