import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { DockerClient, DockerKind, DockerObject } from '../cluster/docker-client.ts';

const CREATE = /^(?:\/v[\d.]+)?\/(container|network|volume)s\/create(?:\?|$)/;

/**
 * Stands between a lesson and Docker's socket, changes nothing, and notes what the lesson creates, so that
 * exactly that can be removed afterwards. What it notes also goes to a journal: the run that comes after a
 * killed one cleans up by it.
 */
export class DockerGuard {
  readonly socketPath: string;
  readonly #docker: DockerClient;
  readonly #journal: string;
  // Connections that stay open: Docker closes any other as soon as it has answered, also before the last
  // byte of the request has come.
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer();
  readonly #sockets = new Set<Socket>();
  /** Volumes that were there before the lesson, and stay. */
  readonly #known: ReadonlySet<string>;

  private constructor(
    docker: DockerClient,
    socketPath: string,
    journal: string,
    known: readonly string[],
  ) {
    this.#docker = docker;
    this.#known = new Set(known);
    this.socketPath = socketPath;
    this.#journal = journal;
  }

  static async start(
    docker: DockerClient,
    socketPath: string,
    journal: string,
  ): Promise<DockerGuard> {
    const known = (await docker.list()).filter(({ kind }) => kind === 'volume');
    const guard = new DockerGuard(
      docker,
      socketPath,
      journal,
      known.map(({ id }) => id),
    );
    guard.#server.on('connection', (socket) => guard.#track(socket));
    guard.#server.on('request', (incoming, answer) => guard.#forward(incoming, answer));
    guard.#server.on('upgrade', (incoming, socket, head) =>
      guard.#tunnel(incoming, socket as Socket, head),
    );
    guard.#server.requestTimeout = 0;
    await new Promise<void>((resolve) => guard.#server.listen(socketPath, resolve));
    return guard;
  }

  /** Everything that the lesson created, also what it has removed since. */
  created(): DockerObject[] {
    return readJournal(this.#journal);
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#agent.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  #forward(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method, url, headers } = incoming;
    const kind =
      method === 'POST' ? (CREATE.exec(url ?? '')?.[1] as DockerKind | undefined) : undefined;
    const options = {
      socketPath: this.#docker.socketPath,
      method,
      path: url,
      headers,
      agent: this.#agent,
    };
    const call = request(options, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders);
      // Docker answers a wait with its headers at once, and the command goes on only when it has them.
      answer.flushHeaders();
      if (kind === undefined || response.statusCode !== 201) response.pipe(answer);
      else this.#note(kind, response, answer);
    });
    call.once('error', () => answer.destroy());
    answer.once('close', () => call.destroy());
    incoming.pipe(call);
  }

  /** The id goes to the journal before the lesson's command learns that the object exists. */
  #note(kind: DockerKind, response: IncomingMessage, answer: ServerResponse): void {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('end', () => {
      const body = Buffer.concat(chunks);
      const { Id, Name } = JSON.parse(body.toString()) as { Id?: string; Name?: string };
      const id = Id ?? Name;
      if (id) this.#remember({ kind, id });
      const volumes = kind === 'container' && id ? this.#noteVolumes(id) : Promise.resolve();
      void volumes.catch(() => undefined).then(() => answer.end(body));
    });
  }

  /** The volumes that came with a container: without a name, or named for the first time. */
  async #noteVolumes(container: string): Promise<void> {
    const { Mounts } = (await this.#docker.inspect('container', container)) as {
      Mounts: { Type: string; Name?: string }[];
    };
    for (const { Type, Name } of Mounts) {
      if (Type === 'volume' && Name !== undefined && !this.#known.has(Name))
        this.#remember({ kind: 'volume', id: Name });
    }
  }

  #remember(object: DockerObject): void {
    this.#docker.made.add(object.id);
    appendFileSync(this.#journal, `${JSON.stringify(object)}\n`);
  }

  /** `docker exec` and `docker run` in the foreground upgrade the connection: from there on, plain bytes. */
  #tunnel({ method, url, rawHeaders }: IncomingMessage, client: Socket, head: Buffer): void {
    const docker = connect(this.#docker.socketPath, () => {
      const lines = rawHeaders.flatMap((name, i) =>
        i % 2 === 0 ? `${name}: ${rawHeaders[i + 1]}` : [],
      );
      docker.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      docker.write(head);
      docker.pipe(client).pipe(docker);
    });
    this.#track(docker);
    docker.once('close', () => client.destroy());
    client.once('close', () => docker.destroy());
  }
}

function readJournal(journal: string): DockerObject[] {
  if (!existsSync(journal)) return [];
  const lines = readFileSync(journal, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as DockerObject);
}

/** Removes what a journal names, containers first since they hold the rest, and then the journal. */
export async function removeJournaled(docker: DockerClient, journal: string): Promise<void> {
  const objects = readJournal(journal);
  const ofKind = (kind: DockerKind) => objects.filter((object) => object.kind === kind);
  for (const kind of ['container', 'network', 'volume'] as const) {
    await Promise.all(ofKind(kind).map((object) => docker.remove(object)));
  }
  rmSync(journal, { force: true });
}
