import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';

import { request } from 'node:http';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import type { SiteStandIn } from '../../../../scripts/lib/runner/site-stand-in.ts';
import { startSiteStandIn } from '../../../../scripts/lib/runner/site-stand-in.ts';
import type { Lesson } from '../../../../src/lesson/types.ts';

const TEXT = 'apiVersion: v1\n# ñ\n';
const lesson = {
  slug: 'pod',
  manifests: [{ name: 'web.yaml', file: '', text: TEXT }],
} as unknown as Lesson;
let site: SiteStandIn;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  site = await startSiteStandIn('https://sitio.example/curso', [lesson], folder);
});

after(() => site.close());

test('names that a lesson invents are asked by nobody but the command itself', () => {
  assert.equal(site.env['NO_PROXY'], '127.0.0.1,localhost,.test,.invalid,.localhost');
});

/** Opens a tunnel through the proxy, as curl and kubectl do. */
function tunnel(host: string): Promise<Socket> {
  const proxy = new URL(site.env['HTTPS_PROXY'] ?? '');
  return new Promise((resolve, reject) => {
    const call = request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: host });
    call.once('connect', (response, socket, head) => {
      socket.unshift(head);
      if (response.statusCode === 200) resolve(socket);
      else reject(new Error(`proxy: ${response.statusCode}`));
    });
    call.once('error', reject);
    call.end();
  });
}

async function get(path: string): Promise<string> {
  const ca = readFileSync(site.env['SSL_CERT_FILE'] ?? '', 'utf8');
  const socket = connectTls({
    socket: await tunnel('sitio.example:443'),
    servername: 'sitio.example',
    ca,
  });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: sitio.example\r\nConnection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test('the site answers with the bytes of the working tree, over TLS that verifies', async () => {
  const answer = await get('/curso/pod/web.yaml');
  assert.match(answer, /^HTTP\/1\.1 200/);
  assert.ok(answer.includes('# ñ'));
});

test('a manifest that is not there is a 404', async () => {
  assert.match(await get('/curso/pod/otro.yaml'), /^HTTP\/1\.1 404[^]*No hay ningún manifiesto/);
});

test('any other host is let through untouched', async () => {
  const server = createServer((socket) => socket.end('hola'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as { port: number };
    const chunks: Buffer[] = [];
    for await (const chunk of await tunnel(`127.0.0.1:${port}`)) chunks.push(chunk as Buffer);
    assert.equal(Buffer.concat(chunks).toString(), 'hola');
  } finally {
    server.close();
  }
});

test('a host that cannot be reached is the 502 of a proxy', async () => {
  await assert.rejects(tunnel('127.0.0.1:1'), /proxy: 502/);
});
