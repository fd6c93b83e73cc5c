import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { KubeClient } from '../../../../scripts/lib/cluster/kube-client.ts';
import { loadImages } from '../../../../scripts/lib/cluster/load-images.ts';
import type { NodeContainer } from '../../../../scripts/lib/cluster/node-containers.ts';
import type { BuiltImage } from '../../../../src/lesson/used-images.ts';

/** The images of a node are in a file of its name; what is noted, in another one. kind brings what it loads. */
const TOOLS = {
  docker: 'cat "$FOLDER/$3" # exec --interactive node',
  kind: `echo "$*" >> "$FOLDER/kind-calls"; cat "$FOLDER/said" >&2
code="$(cat "$FOLDER/code")"; [ "$code" = 0 ] || exit "$code"
shift 2; for image in "$@"; do case "$image" in --name) exit 0;; esac
for node in uno dos; do
grep -vF "$image " "$FOLDER/$node" > "$FOLDER/rest"
{ cat "$FOLDER/rest"; echo "$image type sha256:built 1MiB"; } > "$FOLDER/$node"
done; done`,
  kubectl:
    'for pair in "$5" "$6"; do case "$pair" in *=*) echo "$pair" >> "$FOLDER/notes";; esac; done',
};
const NGINX = 'REF TYPE DIGEST SIZE\ndocker.io/library/nginx:1.30.6 type sha256:n 9MiB\n';
const NODES = ['uno', 'dos'].map((name) => ({ name }) as NodeContainer);
const image = (name: string): BuiltImage => ({
  name,
  isBase: false,
  build: { folder: 'app', args: {}, sha256: `hash-de-${name.slice(-3)}` },
  location: { file: 'content/versiones.yaml', line: 1, column: 1 },
});
const IMAGES = [image('ghcr.io/nosotros/a:1.0'), image('ghcr.io/nosotros/b:1.0')];

const path = process.env['PATH'];
let folder: string;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const lines = (name: string) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').trim().split('\n') : [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kev-nodos-'));
  for (const [tool, script] of Object.entries(TOOLS)) {
    write(tool, `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, tool), 0o755);
  }
  for (const node of NODES) write(node.name, NGINX);
  write('said', '');
  write('code', '0');
  Object.assign(process.env, { FOLDER: folder, PATH: `${folder}:${path}` });
});

afterEach(() => {
  process.env['PATH'] = path;
  delete process.env['FOLDER'];
  rmSync(folder, { recursive: true });
});

async function load(images = IMAGES): Promise<string[]> {
  const said: string[] = [];
  const noted = lines('notes').map((line) => line.split('=') as [string, string]);
  const metadata = { annotations: Object.fromEntries(noted) };
  const client = { get: () => Promise.resolve({ metadata }) } as unknown as KubeClient;
  const cluster = { name: 'prueba', kubeconfig: 'k', nodes: () => Promise.resolve(NODES) };
  const { signal } = new AbortController();
  await loadImages(images, { cluster, client, say: (line) => void said.push(line), signal });
  return said;
}

test('all that is missing is loaded at once, and noted', async () => {
  const [a, b] = IMAGES.map(({ name }) => name);
  assert.deepEqual(await load(), [`Llevando al clúster ${a}, ${b}`]);
  assert.deepEqual(lines('kind-calls'), [`load docker-image ${a} ${b} --name prueba`]);
  assert.match(
    lines('notes').join('\n'),
    /image-\w{16}=hash-de-1\.0 sha256:built\n.*image-\w{16}=hash-de-1\.0 sha256:built$/,
  );
});

test('what was noted and is in every node is not loaded again', async () => {
  await load();
  assert.deepEqual(await load(), []);
  assert.deepEqual(await load([]), []);
  assert.equal(lines('kind-calls').length, 1);
});

test('what one node has lost is loaded, and nothing else', async () => {
  await load();
  write('dos', `${NGINX}${IMAGES[1]?.name} type sha256:built 1MiB\n`);
  assert.deepEqual(await load(), [`Llevando al clúster ${IMAGES[0]?.name}`]);
});

test('what somebody else loaded under its name is replaced, even if all nodes have it', async () => {
  await load();
  for (const node of NODES) {
    const theirs = readFileSync(join(folder, node.name), 'utf8').replace(
      'sha256:built',
      'sha256:x',
    );
    write(node.name, theirs);
  }
  assert.deepEqual(await load(), [`Llevando al clúster ${IMAGES[0]?.name}`]);
  assert.deepEqual(await load(), []);
});

test('what is there from another content is loaded', async () => {
  await load();
  const [first] = IMAGES;
  assert.ok(first);
  const other = { ...first, build: { ...first.build, sha256: 'otro' } };
  assert.equal((await load([other])).length, 1);
});

test('a disk that is full, and whatever else kind says; nothing is noted', async () => {
  write('code', '1');
  write('said', 'ERROR: failed to load image: write /x: no space left on device\n');
  await assert.rejects(
    load(),
    /no queda sitio en el disco[^]*docker system prune\n {4}ERROR: failed/,
  );
  write('said', 'Command Output: ctr: content digest sha256:82: not found\n');
  await assert.rejects(
    load(),
    /: Docker la tiene a medias[^\n]*docker image rm ghcr\.io\/nosotros/,
  );
  write('said', 'ERROR: no nodes found for cluster "prueba"\n');
  await assert.rejects(
    load(),
    /^UsageError: kind no puede llevar al clúster [^\n]*\n {4}ERROR: no nodes/,
  );
  assert.deepEqual(lines('notes'), []);
});
