import type { Json } from '../../../src/lesson/types.ts';
import { fetchUnix, streamUnix } from '../http.ts';
import { tool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';

/** What a lesson can leave in Docker. */
export type DockerKind = 'container' | 'network' | 'volume';

export interface DockerObject {
  readonly kind: DockerKind;
  /** Id of a container or network, name of a volume. */
  readonly id: string;
}

/** An object as a person knows it. */
export interface NamedDockerObject extends DockerObject {
  readonly name: string;
}

/** Talks to the Docker daemon over its Unix socket. */
export class DockerClient {
  readonly socketPath: string;
  /** Ids of all that lessons have made through their guards. */
  readonly made = new Set<string>();

  private constructor(socketPath: string) {
    this.socketPath = socketPath;
  }

  /** Finds the daemon that the `docker` command uses. Throws a {@link UsageError} if it is not a local one. */
  static async connect(): Promise<DockerClient> {
    const context = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'];
    const host = process.env['DOCKER_HOST'] ?? (await tool('docker', context)).trim();
    if (host.startsWith('unix://')) return new DockerClient(host.slice('unix://'.length));
    throw new UsageError(
      `Docker está en ${host}, y las lecciones de Docker necesitan uno local, con un socket Unix.\n` +
        'Elige otro con: docker context use default',
    );
  }

  /** What `inspect` says of a container, network or volume, or `undefined` if it is not there. */
  async inspect(kind: DockerKind, name: string, signal?: AbortSignal): Promise<Json | undefined> {
    const suffix = kind === 'container' ? '/json' : '';
    const path = `/${kind}s/${encodeURIComponent(name)}${suffix}`;
    const { status, body } = await fetchUnix(this, path, signal ? { signal } : {});
    if (status === 404) return undefined;
    if (status >= 400)
      throw new Error(`Docker respondió ${status} a ${path}: ${body.slice(0, 300)}`);
    return JSON.parse(body) as Json;
  }

  /** All the containers (running or not), networks and volumes that there are. */
  async list(): Promise<readonly NamedDockerObject[]> {
    const get = async (path: string) => JSON.parse((await fetchUnix(this, path)).body) as unknown;
    const [containers, networks, volumes] = (await Promise.all([
      get('/containers/json?all=1'),
      get('/networks'),
      get('/volumes'),
    ])) as [
      { Id: string; Names: string[] }[],
      { Id: string; Name: string }[],
      { Volumes: { Name: string }[] | null },
    ];
    return [
      ...containers.map(({ Id, Names: [name = Id] }) => ({
        kind: 'container' as const,
        id: Id,
        name: name.replace(/^\//, ''),
      })),
      ...networks.map(({ Id, Name }) => ({ kind: 'network' as const, id: Id, name: Name })),
      ...(volumes.Volumes ?? []).map(({ Name }) => ({
        kind: 'volume' as const,
        id: Name,
        name: Name,
      })),
    ];
  }

  /** Removes an object, running or not. What is already gone is fine; rejects where Docker refuses. */
  async remove({ kind, id }: DockerObject): Promise<void> {
    const query = kind === 'network' ? '' : kind === 'container' ? '?force=1&v=1' : '?force=1';
    const { status, body } = await fetchUnix(this, `/${kind}s/${encodeURIComponent(id)}${query}`, {
      method: 'DELETE',
    });
    // 409 with these words: a --rm container that Docker is removing by itself.
    const isGoing = status === 409 && body.includes('already in progress');
    if (status >= 400 && status !== 404 && !isGoing)
      throw new Error(`Docker no borra ${kind} ${id}: ${body.trim()}`);
  }

  /** Events from now on, one JSON per line, until the signal aborts. */
  events(signal: AbortSignal): AsyncGenerator<string> {
    return streamUnix(this, '/events', signal);
  }
}
