import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { findAssets } from '../../../../../scripts/lib/manifests/reader/assets.ts';
import {
  findPrograms,
  JudgeProgram,
  programFiles,
  programPackage,
} from '../../../../../scripts/lib/manifests/reader/program.ts';
import { examineInputs } from '../../../../../scripts/lib/manifests/reader/run.ts';
import type { ExaminedDocument } from '../../../../../src/manifests/examine.ts';

const work = mkdtempSync(join(tmpdir(), 'programa-'));
after(() => rmSync(work, { recursive: true }));

/** A program that says of everything that it is a good ConfigMap, and writes down what it was asked. */
const GOOD = '[{"outcome":"accepted","apiVersion":"v1","kind":"ConfigMap","item":-1}]';
const ASKED = join(work, 'asked');
const saying = (answer: string) => `printf '%s\\n' '${answer}'`;
const answering = `while read -r line; do printf '%s\\n' "$line" >> '${ASKED}'; ${saying(GOOD)}; done`;

function program(name: string, script: string): string {
  const path = join(work, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** What is not there. */
const NONE = join(work, 'none');
const assets = findAssets('schema');
const worker = pathToFileURL('scripts/lib/manifests/reader/worker.ts');
const config = (name: string, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n${more}`;

async function examined(
  text: string,
  core?: string,
  extensions = NONE,
): Promise<ExaminedDocument[]> {
  const bytes = Buffer.from(text);
  const inputs = [{ name: 'a.yaml', size: bytes.length, read: () => bytes }];
  const found: ExaminedDocument[] = [];
  const programs = core === undefined ? undefined : { core, extensions };
  for await (const one of examineInputs(inputs, { assets, worker, programs })) found.push(one);
  return found;
}

function asked(): string[] {
  const lines = readFileSync(ASKED, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as string);
}

/** A right one, a wrong one, one with a warning, an ambiguous one, one of an unknown kind, one that is broken. */
const MIXED = [
  config('uno'),
  config('dos', 'dato: {}\n'),
  `apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: 80 }], externalIPs: ["010.0.0.1"] }\n`,
  config('tres', 'immutable: yes\n'),
  'apiVersion: b.io/v1\nkind: Cubo\nmetadata: { name: c }\n',
  'a: [\n',
  config('cuatro'),
].join('---\n');

test('what the program finds nothing to say of is done', async () => {
  rmSync(ASKED, { force: true });
  const path = program('good', answering);
  const [one, two] = await examined(`${config('a')}---\n${config('b')}`, path);
  const objects = [{ outcome: 'accepted', apiVersion: 'v1', kind: 'ConfigMap' }];
  assert.deepEqual(one, {
    location: { file: 'a.yaml', line: 1, column: 1 },
    objects,
    problems: [],
  });
  assert.equal(two?.location.line, 5);
  assert.deepEqual(asked(), [config('a').trimEnd(), config('b')]);
});

test('the program never sees what could grow, nor what is very long', async () => {
  rmSync(ASKED, { force: true });
  const bomb = config('b', 'data: { a: &a "x", b: *a }\n');
  const long = config('c', `data: { a: "${'x'.repeat(1_100_000)}" }\n`);
  const path = program('good', answering);
  const shell = config('d', 'data: { a: "uno && dos *" }');
  const found = await examined([shell, bomb, long].join('\n---\n'), path);
  assert.deepEqual(asked(), [shell]);
  assert.deepEqual(found, await examined([shell, bomb, long].join('\n---\n')));
});

for (const [name, script] of [
  ['ends at once', 'exit 3'],
  ['ends in the middle', `read -r line; ${saying(GOOD)}; exit 1`],
  ['says what is no JSON', 'while read -r line; do echo hola; done'],
  ['says what are no verdicts', 'while read -r line; do echo 7; done'],
] as const) {
  test(`a program that ${name} is as good as none`, async () => {
    assert.deepEqual(await examined(MIXED, program('bad', script)), await examined(MIXED));
  });
}

test('a program that cannot be started is as good as none', async () => {
  const path = program('forbidden', answering);
  chmodSync(path, 0o644);
  const without = await examined(MIXED);
  assert.deepEqual(await examined(MIXED, path), without);
  assert.deepEqual(await examined(MIXED, NONE), without);
});

test('one that says nothing is waited for a while, and ended', async () => {
  const silent = new JudgeProgram(program('silent', 'exec sleep 1000'), 50);
  await assert.rejects(silent.ask([config('a')]), /says nothing/);
  await assert.rejects(silent.ask([config('a')]), /says nothing/);
});

test('where there is much to explain, threads take over, and all comes in order', async () => {
  const wrong = (index: number) =>
    config(`n-${index}`, `dato: {}\ndata: { a: "${'x'.repeat(2000)}" }\n`);
  const many = Array.from({ length: 100 }, (_, index) => wrong(index)).join('---\n');
  const errors = [{ stage: 'strict', path: 'dato', message: 'unknown field "dato"' }];
  const verdict = { outcome: 'refused', apiVersion: 'v1', kind: 'ConfigMap', item: -1, errors };
  const says = saying(JSON.stringify([verdict]));
  const refusing = program('refusing', `while read -r line; do ${says}; done`);
  const found = await examined(many, refusing);
  assert.deepEqual(
    found.map(({ location }) => location.line),
    Array.from({ length: 100 }, (_, index) => index * 6 + 1),
  );
  assert.ok(found.every(({ problems }) => problems.length > 0));
});

test('it is looked for where npm puts it, and only that of the same version is taken', () => {
  const folder = join(work, 'node_modules', programPackage());
  mkdirSync(folder, { recursive: true });
  const from = join(work, 'node_modules/kubernetes-en-vivo/cli.js');
  assert.equal(findPrograms(from, '1.2.3'), undefined);
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
  const { core, extensions } = programFiles();
  assert.deepEqual(findPrograms(from, '1.2.3'), {
    core: join(folder, core),
    extensions: join(folder, extensions),
  });
  assert.equal(findPrograms(from, '1.2.4'), undefined);
  writeFileSync(join(folder, 'package.json'), '{');
  assert.equal(findPrograms(from, '1.2.3'), undefined);
});
