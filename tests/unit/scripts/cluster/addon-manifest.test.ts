import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import type { Addon } from '../../../../src/lesson/addons.ts';
import { sha256 } from '../../../../src/lesson/evidence.ts';
import { addonManifest, mirrorNames } from '../../../../scripts/lib/cluster/addon-manifest.ts';
import { UsageError } from '../../../../scripts/lib/usage-error.ts';

const MANIFEST = 'kind: Namespace\nmetadata: { name: año }\n';
const root = mkdtempSync(join(tmpdir(), 'kev-addons-'));
const folders = { root, cache: join(root, 'estado/addons'), mirror: undefined };
const mirror = join(root, 'espejo');
const never = new AbortController().signal;

let answer: RequestListener;
let asked = 0;
const server = createServer((request, response) => {
  asked += 1;
  answer(request, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}/proyecto/v1.2.3/salida/todo.yaml`;
const addon = (hash = sha256(MANIFEST), at = url): Addon => ({
  name: 'ajeno',
  published: { url: at, sha256: hash },
  sha256: 'de todo',
});
const cached = () => {
  try {
    return readdirSync(folders.cache);
  } catch {
    return [];
  }
};

/** The message with which a manifest is refused; nothing must be left in the cache. */
async function refusal(...args: Parameters<typeof addonManifest>): Promise<string> {
  const error = await addonManifest(...args).then(
    () => assert.fail('it was accepted'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UsageError, String(error));
  assert.deepEqual(cached(), []);
  return error.message;
}

beforeEach(() => {
  asked = 0;
  answer = (_, response) => response.end(MANIFEST);
  mkdirSync(mirror);
});
afterEach(() => {
  rmSync(folders.cache, { recursive: true, force: true });
  rmSync(mirror, { recursive: true, force: true });
});
after(() => {
  server.close();
  rmSync(root, { recursive: true });
});

test('it is downloaded once, and then read from the cache', async () => {
  for (let time = 0; time < 3; time += 1)
    assert.equal(await addonManifest(addon(), folders, never), MANIFEST);
  assert.equal(asked, 1);
  assert.deepEqual(cached(), [`${sha256(MANIFEST)}.yaml`]);
});

test('what was changed in the cache is downloaded again', async () => {
  await addonManifest(addon(), folders, never);
  const file = join(folders.cache, cached()[0] ?? '');
  writeFileSync(file, 'kind: Otro\n');
  assert.equal(await addonManifest(addon(), folders, never), MANIFEST);
  assert.equal(readFileSync(file, 'utf8'), MANIFEST);
  assert.equal(asked, 2);
});

test('an address that is not there says what it answers, and what to do', async () => {
  answer = (_, response) => response.writeHead(404).end('Not Found');
  const message = await refusal(addon(), folders, never);
  assert.match(
    message,
    /No se puede descargar el addon «ajeno» de http.*todo\.yaml\n +responde 404/,
  );
  assert.match(message, /ADDONS_DIR en qué carpeta está todo-v1\.2\.3\.yaml o todo\.yaml/);
});

test('without a network it says so', async () => {
  const nowhere = 'http://no-existe.invalid/a.yaml';
  const message = await refusal(addon(sha256(MANIFEST), nowhere), folders, never);
  assert.match(message, /de http:\/\/no-existe\.invalid\/a\.yaml\n +\S.*no-existe\.invalid/);
});

test('a download that breaks off midway is refused', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': MANIFEST.length + 10 });
    response.write(MANIFEST.slice(0, 8), () => response.destroy());
  };
  assert.match(await refusal(addon(), folders, never), /No se puede descargar/);
});

test('a download that ends early as if it were whole is refused by its hash', async () => {
  answer = (_, response) => response.end(MANIFEST.slice(0, 8));
  const message = await refusal(addon(), folders, never);
  assert.match(message, new RegExp(`se esperaba sha256 ${sha256(MANIFEST)}`));
  assert.match(message, new RegExp(`y es +${sha256(MANIFEST.slice(0, 8))}`));
});

test('an interrupted download is an interruption and not a fault of the network', async () => {
  const controller = new AbortController();
  answer = () => controller.abort();
  await assert.rejects(addonManifest(addon(), folders, controller.signal), { name: 'AbortError' });
  assert.deepEqual(cached(), []);
});

for (const name of ['todo.yaml', 'todo-v1.2.3.yaml']) {
  test(`a mirror has it as ${name}: nothing is asked of the network`, async () => {
    writeFileSync(join(mirror, name), MANIFEST);
    assert.equal(await addonManifest(addon(), { ...folders, mirror }, never), MANIFEST);
    assert.equal(asked, 0);
  });
}

test('a mirror that has another one is told, and one that has none is passed by', async () => {
  assert.equal(await addonManifest(addon(), { ...folders, mirror }, never), MANIFEST);
  assert.equal(asked, 1);
  rmSync(folders.cache, { recursive: true });
  writeFileSync(join(mirror, 'todo.yaml'), 'kind: Otro\n');
  const message = await refusal(addon(), { ...folders, mirror }, never);
  assert.match(message, /No es el addon que pide content\/versiones\.yaml: .*espejo\/todo\.yaml\n/);
});

test('a mirror that is no folder is told', async () => {
  const file = join(root, 'archivo');
  writeFileSync(file, '');
  assert.match(
    await refusal(addon(), { ...folders, mirror: file }, never),
    /No se puede leer .*archivo/,
  );
});

test('a manifest of our own comes from the project, and goes over a published one', async () => {
  mkdirSync(join(root, 'content/addons'), { recursive: true });
  writeFileSync(join(root, 'content/addons/propio.yaml'), MANIFEST);
  const manifest = 'content/addons/propio.yaml';
  const own: Addon = { name: 'propio', manifest, sha256: 'de todo' };
  assert.equal(await addonManifest(own, folders, never), MANIFEST);
  const both = await addonManifest({ ...addon(), manifest }, folders, never);
  assert.equal(both, `${MANIFEST}\n---\n${MANIFEST}`);
});

test('names in a mirror: with the version of the address, where it has one', () => {
  assert.deepEqual(mirrorNames('https://x.example/v1.33.8/examples/render/a.yaml'), [
    'a-v1.33.8.yaml',
    'a.yaml',
  ]);
  assert.deepEqual(mirrorNames('https://x.example/a.yaml?raw=1'), ['a.yaml']);
});
