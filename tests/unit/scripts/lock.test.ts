import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeLock } from '../../../scripts/lib/lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'lock-'));

test('two runners at once: the second is told', async () => {
  const place = folder();
  const release = await takeLock(place);
  await assert.rejects(
    takeLock(place),
    /Ya hay otro «npm run examples» o «npm run walk» en marcha/,
  );
  release();
  (await takeLock(place))();
});

test('a runner that was killed locks nobody out', async () => {
  const place = folder();
  const lock = join(import.meta.dirname, '../../../scripts/lib/lock.ts');
  const code = `const { takeLock } = await import(${JSON.stringify(lock)}); await takeLock(${JSON.stringify(place)}); process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '--eval', code]);
  assert.ok(existsSync(join(place, 'ejecutor.sock')), 'the socket was left behind');
  (await takeLock(place))();
});
