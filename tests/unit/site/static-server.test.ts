import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { serve } from '../../../scripts/lib/site/static-server.ts';
import type { StaticServer } from '../../../scripts/lib/site/static-server.ts';

let folder: string;
let server: StaticServer;

before(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'sitio-'));
  folder = join(parent, 'dist');
  mkdirSync(join(folder, 'pod'), { recursive: true });
  writeFileSync(join(parent, 'secreto.txt'), 'no');
  writeFileSync(join(folder, '404.html'), 'no está');
  writeFileSync(join(folder, 'pod/index.html'), 'el Pod');
  writeFileSync(join(folder, 'pod/web.yaml'), 'kind: Pod\n');
  server = await serve(folder, '/curso/', 0);
});

after(async () => {
  await server.close();
  rmSync(join(folder, '..'), { recursive: true });
});

/** Status and body of a path as it is, without the tidying that `fetch` does. */
function get(path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, fail) => {
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => done({ status: response.statusCode, body }));
    })
      .on('error', fail)
      .end();
  });
}

test('serves the index of a folder and files below the base path', async () => {
  assert.deepEqual(await get('/curso/pod/'), { status: 200, body: 'el Pod' });
  assert.deepEqual(await get('/curso/pod/web.yaml?v=1'), { status: 200, body: 'kind: Pod\n' });
});

test('answers with the written 404 to what is not there', async () => {
  const lost = { status: 404, body: 'no está' };
  for (const path of ['/curso/nada/', '/pod/', '/curso/pod', '/curso/%', '//']) {
    assert.deepEqual(await get(path), lost, path);
  }
});

test('serves nothing from outside of its folder', async () => {
  for (const path of [
    '/curso/../secreto.txt',
    '/curso/%2e%2e/secreto.txt',
    '/curso/..%2fsecreto.txt',
  ]) {
    assert.notEqual((await get(path)).body, 'no', path);
  }
});

test('takes the next port when its own is taken', async () => {
  const taken = Number(new URL(server.url).port);
  const second = await serve(folder, '/', taken);
  assert.ok(Number(new URL(second.url).port) > taken);
  await second.close();
});

const noProc = !existsSync('/proc/self/fd') && 'there is no /proc to see open files in';
test('leaves no file open of who leaves midway', { skip: noProc, timeout: 60_000 }, async () => {
  const large = join(realpathSync(folder), 'grande.bin');
  writeFileSync(large, Buffer.alloc(64 * 2 ** 20));
  const { hostname, port } = new URL(server.url);
  await new Promise<void>((done, fail) => {
    request({ hostname, port, path: '/curso/grande.bin' }, (response) => {
      response.once('data', () => {
        if (!openFiles().includes(large)) fail(new Error('It was never open.'));
        response.destroy();
      });
      response.once('close', done);
    }).end();
  });
  while (openFiles().includes(large)) await setImmediate();
});

/** What this process has open. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return []; // It was closed meanwhile.
    }
  });
}
