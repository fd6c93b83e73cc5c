import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';

/** Where a local service listens. */
export interface UnixService {
  readonly socketPath: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

interface RequestOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Whether the process waits for the answer before it ends; it does unless this says no. */
  readonly keepsAlive?: boolean;
}

/** An answer that says no. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(`${status}: ${message}`);
    this.name = 'HttpError';
    this.status = status;
  }
}

/** One request over a Unix socket. Rejects where nobody listens, or when the signal aborts. */
export async function fetchUnix(
  { socketPath }: UnixService,
  path: string,
  options: RequestOptions = {},
): Promise<HttpAnswer> {
  const response = await open(socketPath, path, options);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
}

/**
 * Lines of an answer that does not end by itself (a watch). Ends quietly when the signal aborts; throws an
 * {@link HttpError} where the answer is not 200, and an error where the connection breaks. A line that was
 * cut is not given. Does not keep the process alive.
 */
export async function* streamUnix(
  { socketPath }: UnixService,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  try {
    const response = await open(socketPath, path, { signal, keepsAlive: false });
    if (response.statusCode !== 200) {
      response.resume();
      throw new HttpError(response.statusCode ?? 0, response.statusMessage ?? '');
    }
    let rest = '';
    for await (const chunk of response.setEncoding('utf8')) {
      const lines = `${rest}${chunk as string}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter(Boolean);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function open(
  socketPath: string,
  path: string,
  { body, keepsAlive = true, ...options }: RequestOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Said, since Node leaves it out of a DELETE, whose body then nobody reads.
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const headers = { Host: 'localhost', ...length, ...options.headers };
    const call = request({ socketPath, path, agent: false, ...options, headers }, resolve);
    call.once('error', reject);
    if (!keepsAlive) call.once('socket', (socket) => socket.unref());
    call.end(body);
  });
}
