import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

const DOCKER = '/var/run/docker.sock';

/** Docker as a test can stop it: a socket that passes everything on to the real one until it is closed. */
export class DockerRelay {
  readonly socketPath: string;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;

  constructor(socketPath: string) {
    this.socketPath = socketPath;
  }

  async start(): Promise<void> {
    // Half open: `docker exec` says that it will write no more, and then reads.
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      const docker = connect({ path: DOCKER, allowHalfOpen: true });
      for (const [one, other] of [
        [socket, docker],
        [docker, socket],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => this.#sockets.delete(one));
        one.pipe(other);
      }
    });
    this.#server = server;
    await once(server.listen(this.socketPath), 'listening');
  }

  /** Ends every connection, and takes no more. */
  async stop(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    if (this.#server) await once(this.#server.close(), 'close');
  }
}
