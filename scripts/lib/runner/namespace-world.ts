import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Lesson, ObjectReference } from '../../../src/lesson/types.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import { diagnoseNamespace } from '../diagnosis/diagnose-namespace.ts';
import { tool } from '../run-tool.ts';
import type { ImageIds, Watching } from './kube-timeline.ts';
import { imageEvidence, watchNamespace } from './kube-timeline.ts';
import type { LessonDocker } from './lesson-docker.ts';
import { namespaceOf, removeNamespace } from './lesson-namespace.ts';
import type { LessonWorld } from './lesson-world.ts';
import { poll } from '../poll.ts';
import { Timeline } from './timeline.ts';

export interface NamespaceWorldOptions {
  readonly lesson: Lesson;
  readonly client: KubeClient;
  /** The cluster's kubeconfig; the lesson gets a copy whose current namespace is its own. */
  readonly kubeconfig: string;
  /** A folder of the run, for that copy. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  /** Docker for the lesson, where it is at hand. */
  readonly docker?: LessonDocker | undefined;
  /** Puts the whole cluster back at the end, with the namespace; by itself, only the namespace goes. */
  readonly putBack?: () => Promise<void>;
}

/** A fresh namespace of the cluster. */
export class NamespaceWorld implements LessonWorld {
  readonly #timeline = new Timeline();
  readonly env: Readonly<Record<string, string>>;
  readonly #namespace: string;
  readonly #options: NamespaceWorldOptions;
  readonly #images: ImageIds = new Map();
  readonly #watches = new AbortController();
  #watching: Watching | undefined;

  private constructor(options: NamespaceWorldOptions) {
    this.#options = options;
    this.#namespace = namespaceOf(options.lesson);
    this.env = { KUBECONFIG: this.#writeKubeconfig(), ...options.docker?.env };
  }

  /** Makes the namespace; one of the same name, left by a run that was killed or kept, goes first. */
  static async open(options: NamespaceWorldOptions): Promise<NamespaceWorld> {
    const namespace = namespaceOf(options.lesson);
    const world = new NamespaceWorld(options);
    await removeNamespace(options.client, namespace, options.signal);
    const args = ['create', 'namespace', namespace, '--kubeconfig', options.kubeconfig];
    await tool('kubectl', args, { signal: options.signal });
    try {
      await world.#serviceAccount();
      world.#watching = await watchNamespace({
        client: options.client,
        namespace,
        timeline: world.#timeline,
        images: world.#images,
        signal: world.#watches.signal,
      });
    } catch (error) {
      await world.close({ keep: false });
      throw error;
    }
    return world;
  }

  object(reference: ObjectReference, signal: AbortSignal) {
    return this.#options.client.object(reference, this.#namespace, signal);
  }

  stepStarted(id: string) {
    return this.#timeline.stepStarted(id);
  }

  async timeline() {
    await this.#watching?.caughtUp();
    return this.#timeline.entries();
  }

  images() {
    return Promise.resolve(imageEvidence(this.#images));
  }

  diagnose() {
    return diagnoseNamespace(this.env);
  }

  async close({ keep }: { keep: boolean }): Promise<void> {
    this.#watches.abort();
    const { client, docker, putBack } = this.#options;
    const cluster = putBack ?? (() => removeNamespace(client, this.#namespace));
    // Each one is tried, also if the other one fails.
    const ended = await Promise.allSettled([docker?.close({ keep }), keep ? undefined : cluster()]);
    const failed = ended.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  #writeKubeconfig(): string {
    const { kubeconfig, scratch } = this.#options;
    const config = parse(readFileSync(kubeconfig, 'utf8')) as {
      contexts: { context: { namespace?: string } }[];
    };
    for (const { context } of config.contexts) context.namespace = this.#namespace;
    const file = join(scratch, 'kubeconfig');
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
    return file;
  }

  /** A Pod is refused until its namespace has the default ServiceAccount, which a controller makes. */
  async #serviceAccount(): Promise<void> {
    const account = { resource: 'serviceaccount', name: 'default' };
    const check = async () =>
      (await this.object(account, this.#options.signal)) ? undefined : 'no está';
    const timing = { withinMs: 30_000, forMs: 0 };
    const { wrong } = await poll(timing, check, String, this.#options.signal);
    if (wrong) throw new Error(`el espacio de nombres no tiene ServiceAccount: ${wrong}`);
  }
}
