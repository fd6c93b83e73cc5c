import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeWhole } from '../../../scripts/lib/write-file.ts';

const LIB = join(import.meta.dirname, '../../../scripts/lib/write-file.ts');

test('a file is replaced whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'write-'));
  const file = join(folder, 'a.json');
  writeFileSync(file, 'antes');
  await writeWhole(file, 'después');
  assert.equal(readFileSync(file, 'utf8'), 'después');
  assert.deepEqual(readdirSync(folder), ['a.json']);
});

// A limit on the size of files fails a write half way, as a full disk does, and needs no root.
test('a full disk: the old file survives, and no half file stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'write-'));
  const file = join(folder, 'a.json');
  writeFileSync(file, 'antes');
  const code = `process.on('SIGXFSZ', () => {}); const { writeWhole } = await import(${JSON.stringify(LIB)}); await writeWhole(${JSON.stringify(file)}, 'x'.repeat(1e6)).then(() => process.exit(0), (error) => { console.log(error.code); process.exit(9); });`;
  const command = 'ulimit -f 8; exec "$0" --input-type=module --eval "$1"';
  const { status, stdout } = spawnSync('bash', ['-c', command, process.execPath, code], {
    encoding: 'utf8',
  });
  assert.equal(status, 9, stdout);
  assert.match(stdout, /EFBIG|ENOSPC/);
  assert.equal(readFileSync(file, 'utf8'), 'antes');
  assert.deepEqual(readdirSync(folder), ['a.json']);
});
