import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
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

const forever = new AbortController().signal;
const write = (name: string) => writeFileSync(join(folder, name), 'x');

/** Writes files, and resolves once the system has told so to whoever watches. */
async function written(...names: string[]): Promise<void> {
  const watcher = watch(folder);
  const told = once(watcher, 'change');
  names.forEach(write);
  await told;
  watcher.close();
}

/** Whether a change is told once everything has been quiet for a long time. */
async function isTold(context: TestContext): Promise<boolean> {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const limit = new AbortController();
  let told = false;
  const next = changes.next(limit.signal).then(() => (told ||= !limit.signal.aborted));
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise(setImmediate);
    context.mock.timers.tick(10_000);
  }
  limit.abort();
  await next;
  context.mock.timers.reset();
  return told;
}

test('several writes are one change, and what comes while nobody waits is not lost', async (context) => {
  await written('index.mdx', 'web.yaml');
  assert.equal(await isTold(context), true);
  assert.equal(await isTold(context), false);
});

test('an editor that writes beside and renames changes the file', async () => {
  const next = changes.next(forever);
  write('.index.mdx.tmp');
  renameSync(join(folder, '.index.mdx.tmp'), join(folder, 'index.mdx'));
  await next;
});

test('what commands and editors leave beside the lesson is not a change', async (context) => {
  await written('evidencia.json', '.index.mdx.swp');
  assert.equal(await isTold(context), false);
});
