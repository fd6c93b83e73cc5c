import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { buildImages, CONTENT_LABEL } from '../../../../scripts/lib/cluster/image-build.ts';
import { UsageError } from '../../../../scripts/lib/usage-error.ts';
import type { BuiltImage } from '../../../../src/lesson/used-images.ts';

/** Says what it was called with, and answers as the test has written. */
const DOCKER = `#!/bin/sh
printf '%s\\n' "$*" >> "$FOLDER/calls"
case "$1" in
  image) cat "$FOLDER/label" ;;
  build) cat "$FOLDER/said" >&2; code=$(cat "$FOLDER/code")
    [ "$code" = 0 ] && cp "$FOLDER/built" "$FOLDER/label"
    exit "$code" ;;
esac
`;
const DOCKERFILE = '# Una app\nFROM nada:1\nARG A\nCOPY \\\n  a \\\n  b ./\nRUN true\n';
const IMAGE: BuiltImage = {
  name: 'ghcr.io/nosotros/app:1.0.0',
  isBase: false,
  build: { folder: 'app', args: { SERVICE: 'app' }, sha256: 'abc' },
  location: { file: 'content/versiones.yaml', line: 7, column: 5 },
};

const before = { ...process.env };
let folder: string;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kev-docker-'));
  mkdirSync(join(folder, 'app'));
  write('app/Dockerfile', DOCKERFILE);
  write('docker', DOCKER);
  chmodSync(join(folder, 'docker'), 0o755);
  write('said', '');
  write('code', '0');
  write('label', '<no value>\n');
  write('built', 'abc\n');
  Object.assign(process.env, { FOLDER: folder, PATH: `${folder}:${before['PATH']}` });
});

afterEach(() => {
  process.env['PATH'] = before['PATH'];
  delete process.env['FOLDER'];
  rmSync(folder, { recursive: true });
});

async function build(): Promise<string[]> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  await buildImages([IMAGE], { root: folder, say, signal: new AbortController().signal });
  return said;
}

async function failure(said: string): Promise<string> {
  write('said', said);
  write('code', '1');
  const error = await build().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UsageError);
  return error.message;
}

test('an image is built from its folder, with its arguments, and marked with its content', async () => {
  assert.deepEqual(await build(), [`Construyendo la imagen ${IMAGE.name}`]);
  const flags = `--build-arg=SERVICE=app --label=${CONTENT_LABEL}=abc --tag=${IMAGE.name}`;
  assert.equal(calls()[1], `build ${flags} ${folder}/app`);
});

test('what Docker has from the same content is not built again; from another one, it is', async () => {
  write('label', 'abc\n');
  assert.deepEqual(await build(), []);
  assert.equal(calls().length, 1);
  write('label', 'otra\n');
  assert.equal((await build()).length, 1);
});

test('what was built elsewhere is not here', async () => {
  write('built', '<no value>\n');
  await assert.rejects(build(), /no la deja en esta máquina[^]*docker buildx use default/);
});

test('a base that cannot be had: the line of the Dockerfile, in the words of both builders', async () => {
  const head =
    /^app\/Dockerfile:2:1: no se puede construir ghcr\.io\/nosotros\/app:1\.0\.0: la imagen de la que parte no está aquí y no se puede descargar/;
  const old =
    'Step 1/4 : FROM nada:1\nGet "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host\n';
  assert.match(await failure(old), head);
  const denied =
    "Step 1/4 : FROM nada:1\npull access denied for nada, repository does not exist or may require 'docker login'\n";
  assert.match(await failure(denied), head);
  const kit =
    'Dockerfile:2\n--------------------\n   2 | >>> FROM nada:1\n--------------------\nERROR: failed to solve: nada:1: failed to resolve source metadata for docker.io/library/nada:1\n';
  const message = await failure(kit);
  assert.match(message, head);
  assert.match(message, /\n {4}ERROR: failed to solve: nada:1/, 'and what Docker said');
});

test('another instruction that fails is found by its number, over comments and continued lines', async () => {
  const message = await failure(
    'Step 1/4 : FROM nada:1\n ---> 1\nStep 2/4 : ARG A\nStep 3/4 : COPY   a   b ./\nCOPY failed: file not found\n',
  );
  assert.match(message, /^app\/Dockerfile:4:1: no se puede construir [^:]+:1\.0\.0\n/);
  assert.match(await failure('Step 4/4 : RUN true\nno\n'), /^app\/Dockerfile:7:1: /);
});

test('what is about no line of the Dockerfile names the line of the list', async () => {
  const daemon = 'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?';
  assert.match(await failure(daemon), /^content\/versiones\.yaml:7:5: [^\n]*Docker no contesta/);
  const plain = "docker: 'build' is not a docker command.";
  assert.match(await failure(plain), /^content\/versiones\.yaml:7:5: [^\n]*no sabe construir/);
});

test('a full disk says how to make room', async () => {
  const full = 'Step 3/4 : COPY a b ./\nError: write /x: no space left on device';
  assert.match(await failure(full), /^app\/Dockerfile:4:1: [^\n]*docker system prune/);
});
