import assert from 'node:assert/strict';
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { findAssets } from '../../../../../scripts/lib/manifests/reader/assets.ts';
import { findInputs, type Input } from '../../../../../scripts/lib/manifests/reader/inputs.ts';
import type { Programs } from '../../../../../scripts/lib/manifests/reader/program.ts';
import { examineInputs } from '../../../../../scripts/lib/manifests/reader/run.ts';
import { UnreadError, type Unread } from '../../../../../scripts/lib/manifests/reader/unread.ts';

const work = mkdtempSync(join(tmpdir(), 'entradas-'));
after(() => rmSync(work, { recursive: true }));

const assets = findAssets('schema');
const worker = pathToFileURL('scripts/lib/manifests/reader/worker.ts');
const config = (more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n${more}`;

/** As large as what is not kept but read twice. */
const LARGE = 2 ** 30;

async function judged(inputs: readonly Input[], programs?: Programs) {
  const unread: Unread[] = [];
  const found: string[] = [];
  const onUnread = (one: Unread) => unread.push(one);
  for await (const { location, objects } of examineInputs(inputs, {
    assets,
    worker,
    programs,
    onUnread,
  })) {
    found.push(`${location.file} ${objects.map(({ outcome }) => outcome).join()}`);
  }
  return { found, unread };
}

test('a pipe is judged, however much there is beside it', async () => {
  const pipe = join(work, 'tubo');
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
  const writer = spawn('sh', ['-c', `printf '${config('dato: {}')}' > "$0"`, pipe]);
  const { inputs, unread } = await findInputs([pipe]);
  assert.deepEqual(unread, []);
  const large = { name: 'a.yaml', size: LARGE, read: () => Buffer.from(config()) };
  const { found } = await judged([large, ...inputs]);
  assert.deepEqual(found, ['a.yaml accepted', `${pipe} refused`]);
  writer.kill();
});

test('a device that never ends is let go, and said to be too large each time', async () => {
  const { inputs } = await findInputs(['/dev/zero']);
  const [zero = assert.fail('none')] = inputs;
  const said = () => {
    try {
      return zero.read().length;
    } catch (cause) {
      return cause instanceof UnreadError && cause.message;
    }
  };
  const sentence = '/dev/zero pasa de 256 MiB: pártelo en varios.';
  assert.deepEqual([said(), said()], [sentence, sentence]);
});

for (const size of [1, LARGE]) {
  test(`a file that has gone meanwhile keeps nobody from the rest (${size} bytes)`, async () => {
    const path = join(work, 'se-va.yaml');
    writeFileSync(path, config());
    const { inputs } = await findInputs([path]);
    rmSync(path);
    const other = (name: string, text: string) => ({ name, size, read: () => Buffer.from(text) });
    const all = [other('a.yaml', config()), ...inputs, other('b.yaml', config('dato: {}'))];
    const { found, unread } = await judged(all);
    assert.deepEqual(found, ['a.yaml accepted', 'b.yaml refused']);
    assert.deepEqual(unread, [{ file: path, message: `No existe ${path}.` }]);
  });
}

for (const programs of [undefined, { core: join(work, 'none'), extensions: join(work, 'none') }]) {
  test(`what fails while ${programs ? 'programs' : 'threads'} are at work ends the run`, async () => {
    const long = config(`data: { a: "${'x'.repeat(300_000)}" }\n`);
    const bad = () => {
      throw new Error('roto');
    };
    let reads = 0;
    const large = { name: 'a.yaml', size: LARGE, read: () => Buffer.from(long) };
    const late = { name: 'b.yaml', size: 1, read: () => (reads++ === 0 ? Buffer.alloc(0) : bad()) };
    await assert.rejects(judged([large, late], programs), /roto/);
  });
}
