import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { request } from 'node:http';
import type { Server } from 'node:https';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { UnixService } from '../http.ts';
import { certificateFor } from '../runner/certificate.ts';
import type { Refusal } from './api-messages.ts';
import { headLines, passedOn, plainAnswer, statusOf } from './api-messages.ts';
import { complaintAbout } from './api-verdict.ts';

/** What the guard's certificate vouches for; a kubeconfig says it in `tls-server-name`. */
const HOST = 'localhost';

/**
 * Stands between a lesson and the API server of somebody's cluster, and lets pass what
 * {@link complaintAbout} does not complain of. Only who has its kubeconfig can use it.
 */
export class ApiGuard {
  readonly #server: Server;
  readonly #api: UnixService;
  readonly #namespace: string;
  readonly #token = randomBytes(32).toString('hex');
  readonly #certificate: string;
  readonly #sockets = new Set<Socket>();

  private constructor(api: UnixService, namespace: string, cert: string, key: string) {
    this.#api = api;
    this.#namespace = namespace;
    this.#certificate = cert;
    this.#server = createServer({ cert, key, requestTimeout: 0 });
    this.#server.on('connection', (socket: Socket) => this.#track(socket));
    this.#server.on('request', (incoming, answer) => this.#forward(incoming, answer));
    this.#server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) =>
      this.#tunnel(incoming, socket, head),
    );
  }

  /** Starts a guard on a port of this machine, for lessons that own a namespace. */
  static async start(api: UnixService, namespace: string): Promise<ApiGuard> {
    const { cert, key } = await certificateFor(HOST);
    const guard = new ApiGuard(api, namespace, cert, key);
    await new Promise<void>((resolve) => guard.#server.listen(0, '127.0.0.1', resolve));
    return guard;
  }

  /** What kubectl needs to come through the guard, with a context of this name. */
  kubeconfig(context: string): string {
    const { port } = this.#server.address() as AddressInfo;
    const cluster = {
      server: `https://127.0.0.1:${port}`,
      'tls-server-name': HOST,
      'certificate-authority-data': Buffer.from(this.#certificate).toString('base64'),
    };
    // JSON is YAML.
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: context, cluster }],
      users: [{ name: 'leccion', user: { token: this.#token } }],
      contexts: [
        {
          name: context,
          context: { cluster: context, user: 'leccion', namespace: this.#namespace },
        },
      ],
      'current-context': context,
    });
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  #refusal(
    { method = '', url = '', headers }: IncomingMessage,
    isUpgrade: boolean,
  ): Refusal | undefined {
    const sent = Buffer.from(headers.authorization ?? '');
    const expected = Buffer.from(`Bearer ${this.#token}`);
    if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
      return {
        code: 401,
        reason: 'Unauthorized',
        message: 'esta puerta es de una lección en marcha',
      };
    }
    const message = complaintAbout({ method, url, isUpgrade }, this.#namespace);
    return message === undefined ? undefined : { code: 403, reason: 'Forbidden', message };
  }

  #forward(incoming: IncomingMessage, answer: ServerResponse): void {
    const refusal = this.#refusal(incoming, false);
    if (refusal) {
      incoming.resume();
      answer.writeHead(refusal.code, { 'Content-Type': 'application/json' });
      answer.end(statusOf(refusal));
      return;
    }
    const call = this.#call(incoming, {});
    call.once('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, passedOn(response.headersDistinct));
      // A watch answers with its headers long before there is anything to tell.
      answer.flushHeaders();
      response.once('error', () => answer.destroy());
      response.pipe(answer);
    });
    call.once('error', () => answer.destroy());
    answer.once('close', () => call.destroy());
    incoming.pipe(call);
  }

  /** exec, attach and port-forward: plain bytes, but only once the API server has agreed to the change. */
  #tunnel(incoming: IncomingMessage, client: Socket, head: Buffer): void {
    this.#track(client);
    const refusal = this.#refusal(incoming, true);
    if (refusal) return void client.end(plainAnswer(refusal));
    const call = this.#call(incoming, { connection: 'Upgrade', upgrade: incoming.headers.upgrade });
    call.once('upgrade', (response, api, first) => {
      this.#track(api);
      client.write(headLines(101, 'Switching Protocols', response.headersDistinct));
      client.write(first);
      api.write(head);
      api.pipe(client).pipe(api);
      // Ended, not destroyed: its last bytes may still be on their way.
      api.once('close', () => client.end());
      client.once('close', () => api.destroy());
    });
    call.once('response', (response) => {
      // What would come next on this connection was not judged: it ends here.
      const { statusCode = 502, statusMessage = '', headersDistinct } = response;
      const headers = { ...passedOn(headersDistinct), connection: ['close'] };
      client.write(headLines(statusCode, statusMessage, headers));
      response.pipe(client);
    });
    call.once('error', () => client.destroy());
    client.once('close', () => call.destroy());
    call.end();
  }

  #call({ method, url, headersDistinct }: IncomingMessage, more: OutgoingHttpHeaders) {
    const { socketPath } = this.#api;
    const isChunked = headersDistinct['transfer-encoding'] !== undefined;
    // Said, since Node would send the body of a DELETE unframed, as if another request followed.
    const framing = isChunked ? { 'transfer-encoding': 'chunked' } : {};
    const headers = { ...passedOn(headersDistinct), host: HOST, ...framing, ...more };
    return request({ socketPath, method, path: url, headers, agent: false });
  }
}
