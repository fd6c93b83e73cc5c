import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { wholeAnswer } from '../../../../scripts/lib/manifests/differential/compare.ts';
import { judgeFile } from '../../../../scripts/lib/manifests/judge/modules.ts';
import { snapshot } from '../../../../scripts/lib/manifests/judge/snapshot.ts';
import { signed, unsigned } from '../../../../scripts/lib/manifests/judge/wasm-module.ts';
import { readVersions } from '../../../../src/lesson/versions.ts';
import { chunks } from '../../../../src/manifests/text/documents.ts';
import { Judge, JUDGE_ENVIRONMENT, JudgeCrash } from '../../../../src/manifests/judge/host.ts';

const { kubernetes } = readVersions('.').value;
const module = brotliDecompressSync(readFileSync(judgeFile(kubernetes)));
const environment = JUDGE_ENVIRONMENT;
const started = snapshot(module, environment);
const compile = (bytes: Uint8Array) => new WebAssembly.Module(new Uint8Array(bytes));
const judge = new Judge(compile(module), environment);
const quick = new Judge(compile(started));

test('the same module gives the same bytes', () => {
  assert.ok(Buffer.from(snapshot(module, environment)).equals(started));
});

test('it is not started again, and is little larger', () => {
  const names = WebAssembly.Module.exports(compile(started)).map(({ name }) => name);
  assert.deepEqual(names.sort(), ['judge', 'memory', 'room', 'verdicts']);
  assert.ok(started.length < module.length * 1.2);
});

test('it says what the module says that it is of', () => {
  const files = globSync('tests/fixtures/manifests/{valid,invalid}/*.yaml').sort();
  for (const file of files) {
    for (const { text, line } of chunks(readFileSync(file, 'utf8'))) {
      // What Go takes from a map comes in another order each time.
      const [ours, theirs] = [quick, judge].map((each) => wholeAnswer(each.judge(text), text));
      assert.deepEqual(ours, theirs, `${file}:${line}`);
    }
  }
});

test('after a crash it is as it was', () => {
  assert.throws(() => quick.judge(`a: ${'['.repeat(200_000)}`), JudgeCrash);
  assert.equal(
    quick.judge('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n')[0]?.outcome,
    'accepted',
  );
});

test('numbers as WebAssembly writes them', () => {
  assert.deepEqual(unsigned(0), [0]);
  assert.deepEqual(unsigned(624_485), [0xe5, 0x8e, 0x26]);
  assert.deepEqual(unsigned(2 ** 32 - 1), [0xff, 0xff, 0xff, 0xff, 0x0f]);
  assert.deepEqual(signed(0n), [0]);
  assert.deepEqual(signed(64n), [0xc0, 0x00]);
  assert.deepEqual(signed(-123_456n), [0xc0, 0xbb, 0x78]);
  assert.deepEqual(signed(-1n), [0x7f]);
});
