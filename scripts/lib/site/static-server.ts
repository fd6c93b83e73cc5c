import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { createGzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.yaml': 'text/plain; charset=utf-8',
};

/** What every static host compresses: text. */
const COMPRESSED = /^text\/|json|svg/;

/** A server of a built site, and where it is: `http://localhost:4321/base/`. */
export interface StaticServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder below a base path as a static host does: `index.html` of folders, `404.html` for
 * what is not there. Takes the port, or the next free one if it is taken; 0 means any.
 */
export async function serve(folder: string, base: string, port: number): Promise<StaticServer> {
  const root = resolve(folder);
  const server = createServer((request, response) => answer(root, base, request, response));
  const actual = await listen(server, port);
  return {
    url: `http://localhost:${actual}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(port, done);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, port + 1);
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse) {
  const file = find(root, base, request.url ?? '/');
  const path = file ?? join(root, '404.html');
  if (!existsSync(path)) return response.writeHead(404).end();
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const zip = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(file ? 200 : 404, {
    'content-type': type,
    ...(zip && { 'content-encoding': 'gzip' }),
  });
  const stream = createReadStream(path);
  return zip ? stream.pipe(createGzip()).pipe(response) : stream.pipe(response);
}

/** The file that a request is for, if there is one inside of the folder. */
function find(root: string, base: string, target: string): string | undefined {
  // Not `new URL`: it throws on what any client may send, such as `//`.
  const pathname = target.replace(/[?#].*$/s, '');
  if (!pathname.startsWith(base)) return undefined;
  const path = resolve(root, `.${sep}${decode(pathname.slice(base.length))}`);
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  const file = pathname.endsWith('/') ? join(path, 'index.html') : path;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
