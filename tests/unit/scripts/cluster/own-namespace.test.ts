import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import type { KubeClient } from '../../../../scripts/lib/cluster/kube-client.ts';
import { OwnNamespace } from '../../../../scripts/lib/cluster/own-namespace.ts';
import { fetchUnix } from '../../../../scripts/lib/http.ts';
import { UsageError } from '../../../../scripts/lib/usage-error.ts';

interface FakeNamespace {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
}

const NAME = 'leccion-pod';
const RUN = '0f0e0d0c-0b0a-4908-8706-050403020100';
const LABELS = { 'kubernetes-en-vivo/espacio-de-leccion': 'true' };

suite('a namespace in somebody’s cluster', () => {
  const signal = AbortSignal.timeout(20_000);
  let folder: string;
  let there: FakeNamespace | undefined;
  let writes: string[];
  let close: () => void;
  let make: () => Promise<OwnNamespace>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kev-propio-'));
    there = undefined;
    writes = [];
    const socketPath = join(folder, 'api.sock');
    const server = createServer((incoming, answer) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        const { method } = incoming;
        if (method === 'GET')
          return void answer.writeHead(there ? 200 : 404).end(JSON.stringify(there ?? {}));
        writes.push(`${method} ${incoming.url}`);
        if (method === 'POST') {
          const { metadata } = JSON.parse(body) as FakeNamespace;
          there = { metadata: { ...metadata, uid: 'nuevo' } };
          return void answer.writeHead(201).end(JSON.stringify(there));
        }
        const { preconditions } = JSON.parse(body) as { preconditions: { uid: string } };
        const isSame = preconditions.uid === there?.metadata.uid;
        if (isSame) there = undefined;
        return void answer.writeHead(isSame ? 200 : 409).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    close = () => void server.close();
    const get = async (path: string) => {
      const { status, body } = await fetchUnix({ socketPath }, path);
      return status === 404 ? undefined : (JSON.parse(body) as unknown);
    };
    const client = { service: { socketPath }, get } as unknown as KubeClient;
    const own = { context: 'mio', client, version: '1.37.0', server: 'https://x' };
    make = () => OwnNamespace.make(NAME, own, folder, signal);
  });

  afterEach(() => {
    close();
    rmSync(folder, { recursive: true });
  });

  const memories = () => readdirSync(folder).filter((name) => name.endsWith('.espacio'));

  test('is made with the mark of its run, and Pods without privileges; it goes with its memory', async () => {
    const namespace = await make();
    const { labels = {}, annotations = {} } = there?.metadata ?? {};
    assert.equal(labels['kubernetes-en-vivo/espacio-de-leccion'], 'true');
    assert.equal(labels['pod-security.kubernetes.io/enforce'], 'baseline');
    assert.deepEqual(memories(), [`${annotations['kubernetes-en-vivo/ejecucion']}.espacio`]);
    await namespace.remove(signal);
    assert.equal(there, undefined);
    assert.deepEqual(memories(), []);
    assert.deepEqual(writes, ['POST /api/v1/namespaces', `DELETE /api/v1/namespaces/${NAME}`]);
  });

  for (const [what, metadata] of [
    ['without marks', {}],
    ['with the label alone', { labels: LABELS }],
    [
      'of the run of another machine',
      { labels: LABELS, annotations: { 'kubernetes-en-vivo/ejecucion': RUN } },
    ],
    [
      'that names a file elsewhere',
      { labels: LABELS, annotations: { 'kubernetes-en-vivo/ejecucion': '../fuera' } },
    ],
  ] as const) {
    test(`one ${what} is refused, and nothing is written`, async () => {
      writeFileSync(join(folder, '..', 'fuera.espacio'), '');
      there = { metadata: { name: NAME, uid: 'ajeno', ...metadata } };
      await assert.rejects(make(), (error) => {
        assert.ok(error instanceof UsageError);
        assert.match(
          error.message,
          /que no hizo este ejecutor en esta máquina, y no lo va a tocar/,
        );
        return true;
      });
      assert.deepEqual(writes, []);
      rmSync(join(folder, '..', 'fuera.espacio'));
    });
  }

  test('one that a killed run left behind goes first', async () => {
    writeFileSync(join(folder, `${RUN}.espacio`), '');
    const annotations = { 'kubernetes-en-vivo/ejecucion': RUN };
    there = { metadata: { name: NAME, uid: 'viejo', labels: LABELS, annotations } };
    await make();
    assert.equal(there.metadata.uid, 'nuevo');
    assert.deepEqual(writes, [`DELETE /api/v1/namespaces/${NAME}`, 'POST /api/v1/namespaces']);
    assert.equal(memories().length, 1);
    assert.ok(!memories().includes(`${RUN}.espacio`));
  });

  test('one that somebody made meanwhile under its name stays', async () => {
    const namespace = await make();
    there = { metadata: { name: NAME, uid: 'otro' } };
    await namespace.remove(signal);
    assert.equal(there.metadata.uid, 'otro');
  });
});
