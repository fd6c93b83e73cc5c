import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { namespaceOf } from '../../../src/lesson/namespace.ts';
import type { ObjectReference } from '../../../src/lesson/types.ts';
import { diagnoseNamespace } from '../diagnosis/diagnose-namespace.ts';
import { poll } from '../poll.ts';
import type { Baseline, ClusterAccess } from './cluster-baseline.ts';
import { differenceFrom, isSame, takeBaseline } from './cluster-baseline.ts';
import { restoreWithin } from './cluster-world.ts';
import { clusterLeaks } from './leak-check.ts';
import { removeNamespace } from './lesson-namespace.ts';
import type { LessonWorld } from './lesson-world.ts';
import type { NamespaceWorldOptions } from './namespace-world.ts';

/** How long what is on its way out, or on its way back, may take. */
const SETTLED_MS = 60_000;

type ReaderWorldOptions = Pick<
  NamespaceWorldOptions,
  'lesson' | 'client' | 'kubeconfig' | 'scratch' | 'signal' | 'docker'
>;

/** A cluster that a lesson has for itself, and what it was like before. */
interface Whole {
  readonly access: ClusterAccess;
  readonly baseline: Baseline;
}

/** What a reader has before a lesson; with `access` to all of the cluster, where the lesson is alone on it. */
export async function openReaderWorld(
  options: ReaderWorldOptions,
  access: ClusterAccess | undefined,
): Promise<LessonWorld> {
  await removeNamespace(options.client, namespaceOf(options.lesson), options.signal);
  const baseline = access && (await takeBaseline(access, options.signal));
  return new ReaderWorld(options, access && baseline && { access, baseline });
}

/**
 * A cluster and a kubeconfig, as kind leaves them: the page itself has to say the rest. What the lesson does
 * is not recorded, and whether it left things as they were is asked before they are put back.
 */
class ReaderWorld implements LessonWorld {
  readonly env: Readonly<Record<string, string>>;
  readonly #options: ReaderWorldOptions;
  readonly #whole: Whole | undefined;
  readonly #kubeconfig: string;
  readonly #opened = performance.now();

  constructor(options: ReaderWorldOptions, whole: Whole | undefined) {
    this.#options = options;
    this.#whole = whole;
    this.#kubeconfig = join(options.scratch, 'kubeconfig');
    copyFileSync(options.kubeconfig, this.#kubeconfig);
    this.env = { KUBECONFIG: this.#kubeconfig, ...options.docker?.env };
  }

  object(reference: ObjectReference, signal: AbortSignal) {
    const { client, lesson } = this.#options;
    return client.object(reference, namespaceOf(lesson), signal);
  }

  stepStarted() {
    return Math.round(performance.now() - this.#opened);
  }

  timeline() {
    return Promise.resolve([]);
  }

  images() {
    return Promise.resolve([]);
  }

  diagnose() {
    return diagnoseNamespace(this.env);
  }

  async leftBehind(): Promise<string | undefined> {
    const namespace = this.#currentNamespace();
    if (namespace !== 'default') return `el contexto se queda en el espacio «${namespace}»`;
    if (!this.#whole) return undefined;
    const { access, baseline } = this.#whole;
    const { signal } = this.#options;
    const check = async () => {
      const difference = await differenceFrom(baseline, access, signal);
      if (isSame(difference)) return undefined;
      return clusterLeaks(difference, [])
        .map(({ text }) => text)
        .join('; ');
    };
    const { wrong } = await poll({ withinMs: SETTLED_MS }, check, String, signal);
    return wrong === undefined ? undefined : `el clúster no queda como estaba: ${wrong}`;
  }

  async close({ keep }: { keep: boolean }): Promise<void> {
    const { docker } = this.#options;
    // Each one is tried, also if the other one fails.
    const ended = await Promise.allSettled([
      docker?.close({ keep }),
      keep ? undefined : this.#putBack(),
    ]);
    const failed = ended.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  #putBack(): Promise<void> {
    const { client, lesson } = this.#options;
    if (this.#whole) return restoreWithin(this.#whole.baseline, this.#whole.access);
    return removeNamespace(client, namespaceOf(lesson));
  }

  #currentNamespace(): string {
    const config = parse(readFileSync(this.#kubeconfig, 'utf8')) as {
      readonly 'current-context': string;
      readonly contexts: readonly {
        readonly name: string;
        readonly context: { readonly namespace?: string };
      }[];
    };
    const current = config.contexts.find(({ name }) => name === config['current-context']);
    return current?.context.namespace ?? 'default';
  }
}
