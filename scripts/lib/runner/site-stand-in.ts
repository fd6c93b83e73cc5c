import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Lesson } from '../../../src/lesson/types.ts';
import { certificateFor } from './certificate.ts';

/** What a shell needs in its environment so that the site's URL answers from the working tree. */
export interface SiteStandIn {
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/**
 * Stands for the published site, and for no other host: an HTTPS proxy that answers the site's URL with
 * the manifests of the working tree and lets everything else through. The certificate is made for the
 * occasion and trusted only by processes that have this environment.
 */
export async function startSiteStandIn(
  site: string,
  lessons: readonly Lesson[],
  folder: string,
): Promise<SiteStandIn> {
  const { hostname } = new URL(site);
  const { cert, key } = await certificateFor(hostname);
  const pages = createTlsServer({ cert, key }, (request, response) =>
    answer(publishedManifests(site, lessons), request, response),
  );
  const proxy = createServer((_, response) => response.writeHead(400).end());
  const sockets = new Set<Socket>();
  proxy.on('connect', ({ url = '' }: IncomingMessage, client: Socket, head: Buffer) => {
    client.unshift(head);
    const [host = '', port = '443'] = url.split(':');
    sockets.add(
      client.once('close', () => sockets.delete(client)).on('error', () => client.destroy()),
    );
    if (host !== hostname) return tunnel(host, Number(port), client);
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    pages.emit('connection', client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const bundle = join(folder, 'autoridades.pem');
  writeFileSync(bundle, [...rootCertificates, cert].join('\n'));
  const url = `http://127.0.0.1:${((proxy as Server).address() as AddressInfo).port}`;
  const env = {
    HTTPS_PROXY: url,
    NO_PROXY: ['127.0.0.1', 'localhost', ...invented(hostname)].join(),
    SSL_CERT_FILE: bundle,
    CURL_CA_BUNDLE: bundle,
  };
  const close = () => {
    sockets.forEach((socket) => socket.destroy());
    proxy.close();
  };
  return { env, close };
}

/**
 * Names that nobody has (RFC 2606): only the command knows where they are (`curl --resolve`), so a proxy
 * could not get there. Not the site's own, where it is one of them.
 */
function invented(hostname: string): string[] {
  return ['.example', '.test', '.invalid', '.localhost'].filter((end) => !hostname.endsWith(end));
}

/** Text of each manifest by the path of its URL. */
function publishedManifests(site: string, lessons: readonly Lesson[]): ReadonlyMap<string, string> {
  const base = new URL(site).pathname.replace(/\/$/, '');
  return new Map(
    lessons.flatMap(({ slug, manifests }) =>
      manifests.map(({ name, text }) => [`${base}/${slug}/${name}`, text] as const),
    ),
  );
}

function answer(
  files: ReadonlyMap<string, string>,
  { url = '' }: IncomingMessage,
  response: ServerResponse,
): void {
  const text = files.get(url);
  response.writeHead(text === undefined ? 404 : 200, {
    'Content-Type': 'text/yaml; charset=utf-8',
  });
  response.end(text ?? `No hay ningún manifiesto en ${url}\n`);
}

function tunnel(host: string, port: number, client: Socket): void {
  const remote = connect(port, host, () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    remote.pipe(client).pipe(remote);
  });
  remote.once('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  client.once('close', () => remote.destroy());
}
