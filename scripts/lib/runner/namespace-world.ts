import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { namespaceOf } from '../../../src/lesson/namespace.ts';
import type { Lesson, ObjectReference } from '../../../src/lesson/types.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import { diagnoseNamespace } from '../diagnosis/diagnose-namespace.ts';
import { tool } from '../run-tool.ts';
import type { LessonDocker } from './lesson-docker.ts';
import { awaitServiceAccount, removeNamespace } from './lesson-namespace.ts';
import type { LessonWorld } from './lesson-world.ts';
import { NamespaceRecording } from './namespace-recording.ts';

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
  readonly #recording = new NamespaceRecording();
  readonly env: Readonly<Record<string, string>>;
  readonly #namespace: string;
  readonly #options: NamespaceWorldOptions;

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
      await awaitServiceAccount(options.client, namespace, options.signal);
      await world.#recording.start(options.client, namespace);
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
    return this.#recording.stepStarted(id);
  }

  timeline() {
    return this.#recording.timeline();
  }

  images() {
    return Promise.resolve(this.#recording.images());
  }

  diagnose() {
    return diagnoseNamespace(this.env);
  }

  async close({ keep }: { keep: boolean }): Promise<void> {
    this.#recording.stop();
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
}
