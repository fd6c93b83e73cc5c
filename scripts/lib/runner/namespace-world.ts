import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Lesson, ObjectReference } from '../../../src/lesson/types.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import { runTool, tool } from '../run-tool.ts';
import type { ImageIds, Watching } from './kube-timeline.ts';
import { imageEvidence, watchNamespace } from './kube-timeline.ts';
import { formatSeconds } from '../report/words.ts';
import type { LessonWorld } from './lesson-world.ts';
import { poll } from '../poll.ts';
import { Timeline } from './timeline.ts';

const GONE_WITHIN_MS = 90_000;

export interface NamespaceWorldOptions {
  readonly lesson: Lesson;
  readonly client: KubeClient;
  /** The cluster's kubeconfig; the lesson gets a copy whose current namespace is its own. */
  readonly kubeconfig: string;
  /** A folder of the run, for that copy. */
  readonly scratch: string;
  readonly signal: AbortSignal;
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
    this.env = { KUBECONFIG: this.#writeKubeconfig() };
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

  async diagnose(): Promise<string> {
    const env = this.env;
    const ask = async (...args: string[]) => {
      const { stdout, stderr } = await runTool('kubectl', args, { env, timeoutMs: 15_000 });
      return `$ kubectl ${args.join(' ')}\n${(stdout || stderr).trimEnd()}`;
    };
    const pods = await ask('get', 'pods', '-o', 'wide');
    const events = await ask('get', 'events', '--sort-by=.lastTimestamp');
    const sick = pods
      .split('\n')
      .slice(2)
      .filter((line) => !/ (\d+)\/\1 +Running /.test(line));
    const names = sick.flatMap((line) => /^[a-z0-9][-a-z0-9.]*/.exec(line)?.[0] ?? []).slice(0, 3);
    const logs = names.map((name) =>
      ask('logs', name, '--all-containers', '--tail=20', '--prefix'),
    );
    return [pods, lastLines(events, 25), ...(await Promise.all(logs))].join('\n\n');
  }

  async close({ keep }: { keep: boolean }): Promise<void> {
    this.#watches.abort();
    if (!keep)
      await removeNamespace(
        this.#options.client,
        this.#namespace,
        AbortSignal.timeout(GONE_WITHIN_MS),
      );
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

/** The namespace in which a lesson runs. */
export function namespaceOf({ slug }: Lesson): string {
  return `leccion-${slug}`.slice(0, 63);
}

async function removeNamespace(
  client: KubeClient,
  namespace: string,
  signal: AbortSignal,
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}`;
  if ((await client.get(path, signal)) === undefined) return;
  await client.delete(path);
  const check = async () =>
    (await client.get(path, signal)) ? `el espacio de nombres ${namespace} sigue ahí` : undefined;
  const { wrong } = await poll({ withinMs: GONE_WITHIN_MS, forMs: 0 }, check, String, signal);
  if (wrong) throw new Error(`${wrong} después de ${formatSeconds(GONE_WITHIN_MS)}`);
}

function lastLines(text: string, count: number): string {
  const [head = '', ...lines] = text.split('\n');
  return [head, ...lines.slice(-count)].join('\n');
}
