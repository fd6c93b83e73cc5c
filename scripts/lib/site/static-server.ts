import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
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

/** What a server does beyond serving files as they are. */
export interface ServeOptions {
  /** Address to listen at; all of this machine's unless given. */
  readonly host?: string;
  /** Changes the text of each HTML page. */
  readonly page?: (html: string) => string;
  /** Texts of files that are not in the folder, by their whole path. */
  readonly files?: ReadonlyMap<string, string>;
}

/**
 * Serves a folder below a base path as a static host does: `index.html` of folders, `404.html` for
 * what is not there. Takes the port, or the next free one if it is taken; 0 means any.
 */
export async function serve(
  folder: string,
  base: string,
  port: number,
  options: ServeOptions = {},
): Promise<StaticServer> {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const extra = options.files?.get(pathOf(request));
    if (extra === undefined) return answer(root, base, options, request, response);
    return response.writeHead(200, { 'content-type': TYPES['.txt'] }).end(extra);
  });
  const actual = await listen(server, port, options.host);
  return {
    url: `http://${options.host ?? 'localhost'}:${actual}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number, host?: string): Promise<number> {
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(port, host, done);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, port + 1, host);
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

function answer(
  root: string,
  base: string,
  { page }: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const file = find(root, base, pathOf(request));
  const path = file ?? join(root, '404.html');
  if (!existsSync(path)) return response.writeHead(404).end();
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const zip = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(file ? 200 : 404, {
    'content-type': type,
    ...(zip && { 'content-encoding': 'gzip' }),
  });
  const isChanged = page && extname(path) === '.html';
  const stream = isChanged ? Readable.from(changed(path, page)) : createReadStream(path);
  // Who leaves midway leaves no file open, and a file that can't be read ends its answer and not the server.
  const parts = zip ? [stream, createGzip(), response] : [stream, response];
  return pipeline(parts, () => undefined);
}

/** A page as it is to be. */
async function* changed(path: string, page: (html: string) => string): AsyncGenerator<string> {
  yield page(await readFile(path, 'utf8'));
}

/** Not `new URL`: it throws on what any client may send, such as `//`. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return url.replace(/[?#].*$/s, '');
}

/** The file that a path is for, if there is one inside of the folder. */
function find(root: string, base: string, pathname: string): string | undefined {
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
