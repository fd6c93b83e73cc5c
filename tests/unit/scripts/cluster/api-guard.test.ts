import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { RequestOptions } from 'node:https';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { connect } from 'node:tls';
import { ApiGuard } from '../../../../scripts/lib/cluster/api-guard.ts';

const PODS = '/api/v1/namespaces/leccion-pod/pods';

interface Access {
  readonly port: number;
  readonly ca: string;
  readonly token: string;
  readonly servername: string;
}

suite('the guard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kev-guardia-'));
  const socketPath = join(folder, 'api.sock');
  /** What came to the API server behind the guard. */
  let came: { line: string; headers: IncomingHttpHeaders; body: string }[];
  /** Whether the API server agrees to change the protocol. */
  let agrees: boolean;
  let api: ReturnType<typeof createServer>;
  let guard: ApiGuard;
  let access: Access;

  beforeEach(async () => {
    came = [];
    agrees = true;
    api = createServer((incoming, answer) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        came.push({ line: `${incoming.method} ${incoming.url}`, headers: incoming.headers, body });
        answer.writeHead(201, { 'X-De': 'la API' });
        answer.end('hecho');
      });
    });
    api.on('upgrade', (incoming, socket) => {
      came.push({
        line: `${incoming.method} ${incoming.url}`,
        headers: incoming.headers,
        body: '',
      });
      socket.on('end', () => socket.end()).on('error', () => socket.destroy());
      if (!agrees) {
        socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno');
        const note = (chunk: Buffer) =>
          came.push({ line: chunk.toString(), headers: {}, body: '' });
        return void socket.on('data', note);
      }
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n\r\nhola ',
      );
      return void socket.on('data', (chunk: Buffer) =>
        socket.write(chunk.toString().toUpperCase()),
      );
    });
    await new Promise<void>((resolve) => api.listen(socketPath, resolve));
    guard = await ApiGuard.start({ socketPath }, 'leccion-pod');
    access = readAccess(guard.kubeconfig('mio'));
  });

  afterEach(async () => {
    await guard.close();
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
    rmSync(socketPath, { force: true });
  });

  const ask = (
    method: string,
    path: string,
    { body = '', ...more }: RequestOptions & { body?: string } = {},
  ) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>(
      (resolve, reject) => {
        const { port, ca, token, servername } = access;
        const headers = { Authorization: `Bearer ${token}`, ...more.headers };
        const options = {
          host: '127.0.0.1',
          port,
          ca,
          servername,
          method,
          path,
          agent: false,
          ...more,
          headers,
        };
        const call = request(options, (answer) => {
          let text = '';
          answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
          );
        });
        call.once('error', reject);
        call.end(body);
      },
    );

  /** A connection on which a test writes what it likes; gives all that comes back until it is closed. */
  function raw(text: string, answer?: { to: string; say: string; until: string }): Promise<string> {
    const { port, ca, token, servername } = access;
    return new Promise((resolve, reject) => {
      let got = '';
      const socket = connect({ host: '127.0.0.1', port, ca, servername }, () =>
        socket.write(text.replaceAll('TOKEN', token)),
      );
      socket.on('data', (chunk: Buffer) => {
        got += chunk.toString();
        if (answer && got.endsWith(answer.to)) socket.write(answer.say);
        if (answer && got.endsWith(answer.until)) socket.end();
      });
      socket.once('close', () => resolve(got));
      socket.once('error', reject);
    });
  }

  const upgrade = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: v5.channel.k8s.io\r\nX-Stream-Protocol-Version: v4.channel.k8s.io\r\n\r\n`;

  test('passes on what may pass, without its own token', async () => {
    const answer = await ask('POST', `${PODS}?a=1`, {
      body: '{"kind":"Pod"}',
      headers: { 'Impersonate-User': 'ana' },
    });
    assert.deepEqual(
      [answer.status, answer.headers['x-de'], answer.body],
      [201, 'la API', 'hecho'],
    );
    const [{ line, headers, body } = { line: '', headers: {} as IncomingHttpHeaders, body: '' }] =
      came;
    assert.deepEqual([line, body], [`POST ${PODS}?a=1`, '{"kind":"Pod"}']);
    assert.equal(headers.authorization, undefined);
    assert.equal(headers.host, 'localhost');
    assert.equal(headers['impersonate-user'], 'ana');
  });

  test('what may not pass is refused as the API server would, and does not reach it', async () => {
    const { status, body } = await ask('DELETE', '/api/v1/nodes/kind-worker');
    assert.equal(status, 403);
    const { kind, reason, message } = JSON.parse(body) as Record<string, string>;
    assert.deepEqual([kind, reason], ['Status', 'Forbidden']);
    assert.match(message ?? '', /quería borrar nodes\/kind-worker/);
    assert.deepEqual(came, []);
  });

  test('nobody comes through without the token', async () => {
    for (const Authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${access.token}`,
      `Bearer ${'0'.repeat(64)}`,
    ]) {
      const { status } = await ask('GET', PODS, { headers: { Authorization } });
      assert.equal(status, 401, Authorization);
    }
    const text = upgrade(`${PODS}/web/exec`).replace('TOKEN', 'otro');
    assert.match(await raw(text), /^HTTP\/1\.1 401 /);
    assert.deepEqual(came, []);
  });

  test('two lessons have a token each', async () => {
    const other = await ApiGuard.start({ socketPath }, 'leccion-pod');
    assert.notEqual(readAccess(other.kubeconfig('mio')).token, access.token);
    await other.close();
  });

  test('exec goes both ways, with all of its headers', async () => {
    const got = await raw(upgrade(`${PODS}/web/exec?command=sh`), {
      to: 'hola ',
      say: 'adios',
      until: 'ADIOS',
    });
    assert.match(got, /^HTTP\/1\.1 101 [^]*upgrade: SPDY\/3\.1\r\n\r\nhola ADIOS$/i);
    assert.equal(
      came[0]?.headers['x-stream-protocol-version'],
      'v5.channel.k8s.io, v4.channel.k8s.io',
    );
    assert.equal(came[0]?.headers.authorization, undefined);
  });

  test('exec into another namespace is refused before it reaches the API server', async () => {
    const got = await raw(upgrade('/api/v1/namespaces/kube-system/pods/x/exec'));
    assert.match(got, /^HTTP\/1\.1 403 [^]*ejecutar algo en pods\/x/);
    assert.deepEqual(came, []);
  });

  test('no second request slips through behind a change of protocol that the API server refused', async () => {
    agrees = false;
    const second = 'DELETE /api/v1/nodes/a HTTP/1.1\r\nHost: x\r\n\r\n';
    const got = await raw(upgrade(`${PODS}/web/exec`) + second);
    assert.match(got, /^HTTP\/1\.1 400 /);
    assert.deepEqual(
      came.map(({ line }) => line),
      [`POST ${PODS}/web/exec`],
    );
  });

  test('the body of a DELETE stays a body', async () => {
    const body = 'DELETE /api/v1/nodes/a HTTP/1.1\r\nHost: x\r\n\r\n';
    const head = `DELETE ${PODS}/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nConnection: close\r\n`;
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`);
    await raw(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
    assert.deepEqual(
      came.map((request) => [request.line, request.body]),
      [
        [`DELETE ${PODS}/a`, body],
        [`DELETE ${PODS}/a`, body],
      ],
    );
  });

  test('each request of a connection is judged', async () => {
    const allowed = `GET ${PODS} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\n\r\n`;
    const refused = allowed
      .replace(`GET ${PODS}`, 'DELETE /api/v1/nodes/a')
      .replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    const got = await raw(allowed + refused);
    assert.match(got, /HTTP\/1\.1 201 [^]*HTTP\/1\.1 403 /);
    assert.equal(came.length, 1);
  });

  test('an API server that is not there ends the request', async () => {
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
    await assert.rejects(ask('GET', PODS));
    await new Promise<void>((resolve) => api.listen(socketPath, resolve));
  });
});

function readAccess(kubeconfig: string): Access {
  const { clusters, users } = JSON.parse(kubeconfig) as {
    clusters: [{ cluster: Record<string, string> }];
    users: [{ user: { token: string } }];
  };
  const { cluster } = clusters[0];
  return {
    port: Number(new URL(cluster['server'] ?? '').port),
    ca: Buffer.from(cluster['certificate-authority-data'] ?? '', 'base64').toString(),
    token: users[0].user.token,
    servername: cluster['tls-server-name'] ?? '',
  };
}
