import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Json, ObjectReference } from '../../../src/lesson/types.ts';
import type { UnixService } from '../http.ts';
import { fetchUnix, streamUnix } from '../http.ts';
import type { ApiResource } from './discovery.ts';
import { newMark, RUN_MARK } from '../runner/processes.ts';
import { collectionPath, discover } from './discovery.ts';

/** Answers with what every object has, without what its kind adds. */
const METADATA_ONLY = {
  Accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
};

/** The metadata of an object, as far as it is read here. */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly generateName?: string;
  /** Absent for what is computed and not stored. */
  readonly uid?: string;
  readonly creationTimestamp?: string | null;
  readonly deletionTimestamp?: string;
  readonly ownerReferences?: readonly { readonly uid: string }[];
}

/**
 * Talks to the API server in plain HTTP through one `kubectl proxy`, whatever way the kubeconfig signs in:
 * a poll costs a request, not a process.
 */
export class KubeClient {
  readonly #proxy: ChildProcess;
  readonly #socketPath: string;
  #resources: Promise<readonly ApiResource[]> | undefined;

  private constructor(proxy: ChildProcess, socketPath: string) {
    this.#proxy = proxy;
    this.#socketPath = socketPath;
  }

  /** Starts the proxy. Rejects if kubectl cannot start or ends before it serves. */
  static start(kubeconfig: string, folder: string): Promise<KubeClient> {
    return KubeClient.startWith([`--kubeconfig=${kubeconfig}`], folder);
  }

  /** The same with other flags of `kubectl proxy`. */
  static async startWith(flags: readonly string[], folder: string): Promise<KubeClient> {
    const socketPath = join(folder, 'api.sock');
    const args = ['proxy', `--unix-socket=${socketPath}`, ...flags];
    const env = { ...process.env, [RUN_MARK]: newMark('runner') };
    const proxy = spawn('kubectl', args, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    await new Promise<void>((resolve, reject) => {
      proxy.stdout.once('data', () => resolve());
      proxy.once('error', reject);
      proxy.stderr.once('data', (data: Buffer) =>
        reject(new Error(`kubectl proxy: ${data.toString().trim()}`)),
      );
      proxy.once('exit', (code) => reject(new Error(`kubectl proxy terminó con código ${code}`)));
    });
    // Also when the process ends without cleaning up, as at a second Ctrl-C.
    process.once('exit', () => proxy.kill('SIGKILL'));
    return new KubeClient(proxy, socketPath);
  }

  /** Where the proxy listens, for requests that this class does not know. */
  get service(): UnixService {
    return { socketPath: this.#socketPath };
  }

  close(): void {
    this.#proxy.kill('SIGKILL');
  }

  /** The JSON at a path of the API, or `undefined` where it answers 404. Rejects on any other error. */
  async get(path: string, signal?: AbortSignal): Promise<Json | undefined> {
    return this.#call('GET', path, signal);
  }

  async delete(path: string): Promise<Json | undefined> {
    return this.#call('DELETE', path);
  }

  /** The object of a reference, or `undefined` if it is not there. */
  async object(reference: ObjectReference, namespace: string, signal?: AbortSignal) {
    const resource = await this.#resource(reference.resource);
    const base = collectionPath(resource, reference.namespace ?? namespace);
    return this.get(`${base}/${encodeURIComponent(reference.name)}`, signal);
  }

  /** The metadata of all the objects of a kind; none where the server does not know the kind any more. */
  async metadata(resource: ApiResource, signal?: AbortSignal): Promise<ObjectMetadata[]> {
    const path = collectionPath(resource);
    const list = (await this.#call('GET', path, signal, METADATA_ONLY)) as
      { items: { metadata: ObjectMetadata }[] } | undefined;
    return (list?.items ?? []).map(({ metadata }) => metadata);
  }

  /** Changes of a collection from a revision on, one JSON per line, until the signal aborts. */
  watch(collection: string, resourceVersion: string, signal: AbortSignal): AsyncGenerator<string> {
    const query = `watch=1&allowWatchBookmarks=true&resourceVersion=${resourceVersion}`;
    return streamUnix(this.service, `${collection}?${query}`, signal);
  }

  /** Everything that the API server serves; asked for once, unless the asking failed or it must be `fresh`. */
  async resources({ fresh = false } = {}): Promise<readonly ApiResource[]> {
    if (fresh) this.#resources = undefined;
    this.#resources ??= discover(this.service);
    try {
      return await this.#resources;
    } catch (error) {
      this.#resources = undefined;
      throw error;
    }
  }

  async #resource(name: string): Promise<ApiResource> {
    const known = findResource(await this.resources(), name);
    if (known) return known;
    // A lesson may have taught the API server a new kind meanwhile.
    this.#resources = undefined;
    const found = findResource(await this.resources(), name);
    if (!found) throw new Error(`el servidor no conoce ningún recurso «${name}»`);
    return found;
  }

  async #call(
    method: string,
    path: string,
    signal?: AbortSignal,
    headers: Record<string, string> = {},
  ): Promise<Json | undefined> {
    const options = { method, headers, ...(signal && { signal }) };
    const { status, body } = await fetchUnix(this.service, path, options);
    if (status === 404) return undefined;
    if (status < 400) return JSON.parse(body) as Json;
    // The API server's errors are objects; plain text is the proxy's word on a server that it cannot reach.
    if (!body.startsWith('{')) throw new Error(`el clúster dejó de responder (${body.trim()})`);
    throw new Error(`la API respondió ${status} a ${method} ${path}: ${body.slice(0, 300)}`);
  }
}

/** Finds `pod`, `po`, `pods` or `deployment.apps`. */
function findResource(resources: readonly ApiResource[], name: string): ApiResource | undefined {
  const [plain = '', ...group] = name.toLowerCase().split('.');
  return resources.find(
    (resource) =>
      resource.names.includes(plain) && (group.length === 0 || resource.group === group.join('.')),
  );
}
