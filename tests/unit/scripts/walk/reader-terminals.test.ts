import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { RUN_MARK } from '../../../../scripts/lib/runner/processes.ts';
import { Terminals } from '../../../../scripts/lib/runner/terminals.ts';
import { readerTerminals } from '../../../../scripts/lib/walk/reader-terminals.ts';
import { sha256 } from '../../../../src/lesson/evidence.ts';

let scratch: string;
beforeEach(() => void (scratch = mkdtempSync(join(tmpdir(), 'reader-test-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

async function run(command: string, env: Readonly<Record<string, string>>): Promise<string> {
  const terminals = new Terminals({ ...readerTerminals(env, scratch), scratch });
  try {
    const shell = await terminals.shell(1);
    const { stdout } = await shell.run(command, { timeoutMs: 30_000 });
    return stdout.bytes.toString();
  } finally {
    await terminals.close();
  }
}

test('a terminal has PATH, HOME and KUBECONFIG; the mark is how the runner finds what it started', async () => {
  const names = (await run('env', { KUBECONFIG: '/nada', OTRA: '1' })).match(/^\w+(?==)/gm);
  const bashs = ['PWD', 'OLDPWD', 'SHLVL', '_'];
  const given = names?.filter((name) => !bashs.includes(name)).sort();
  assert.deepEqual(given, ['HOME', 'KUBECONFIG', RUN_MARK, 'PATH'].sort());
});

test('it begins in an empty home, and its PATH has nothing that npm put there', async () => {
  const printed = await run('test "$PWD" = "$HOME" && ls; echo "$PATH"', {});
  assert.doesNotMatch(printed, /node_modules/);
  assert.equal(printed.split('\n').length, 2);
});

test('Docker is found by a context in that home', () => {
  const { env } = readerTerminals({ DOCKER_HOST: 'unix:///guardia.sock' }, scratch);
  assert.equal(env['DOCKER_HOST'], undefined);
  const read = (path: string) =>
    JSON.parse(readFileSync(join(env['HOME'] ?? '', '.docker', path), 'utf8')) as unknown;
  const { currentContext } = read('config.json') as { currentContext: string };
  const meta = read(`contexts/meta/${sha256(currentContext)}/meta.json`);
  assert.deepEqual(meta, {
    Name: currentContext,
    Metadata: {},
    Endpoints: { docker: { Host: 'unix:///guardia.sock', SkipTLSVerify: false } },
  });
});
