import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { createInterface } from 'node:readline';

/** Where a local service listens. */
export interface UnixService {
  readonly socketPath: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** One request over a Unix socket. Rejects where nobody listens, or when the signal aborts. */
export async function fetchUnix(
  { socketPath }: UnixService,
  path: string,
  options: { method?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<HttpAnswer> {
  const response = await open(socketPath, path, options);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
}

/** Lines of an answer that does not end by itself (a watch). Ends quietly when the signal aborts. */
export async function* streamUnix(
  { socketPath }: UnixService,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  try {
    const response = await open(socketPath, path, { signal });
    if (response.statusCode !== 200) return;
    for await (const line of createInterface({ input: response })) {
      if (line) yield line;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function open(
  socketPath: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; signal?: AbortSignal },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { Host: 'localhost', ...options.headers };
    const call = request({ socketPath, path, agent: false, ...options, headers }, resolve);
    call.once('error', reject);
    call.end();
  });
}
