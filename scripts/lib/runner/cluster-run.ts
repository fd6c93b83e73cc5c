import type { Lesson } from '../../../src/lesson/types.ts';
import type { BuiltImage } from '../../../src/lesson/used-images.ts';
import type { AddonToInstall } from '../cluster/addons.ts';
import { installAddons } from '../cluster/addons.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { KubeClient } from '../cluster/kube-client.ts';
import { loadImages } from '../cluster/load-images.ts';
import { poll } from '../poll.ts';
import type { Baseline, ClusterAccess, ClusterDifference } from './cluster-baseline.ts';
import { differenceFrom, isSame, takeBaseline } from './cluster-baseline.ts';
import { openClusterWorld, restoreWithin } from './cluster-world.ts';
import type { Leak, LessonLife } from './leak-check.ts';
import { clusterLeaks, uncheckedLeak } from './leak-check.ts';
import type { LessonDocker } from './lesson-docker.ts';
import type { LessonWorld } from './lesson-world.ts';
import { NamespaceWorld } from './namespace-world.ts';
import { RunJournal } from './run-journal.ts';
import type { ObjectIdentity } from './snapshot.ts';

const LINGERS_MS = 30_000;

export interface ClusterRunOptions {
  readonly cluster: Cluster;
  readonly addons: readonly AddonToInstall[];
  /** Images of our own, which are in Docker. */
  readonly images: readonly BuiltImage[];
  readonly stateFolder: string;
  /** A folder of the run, for the socket of `kubectl proxy`. */
  readonly folder: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The cluster for a run: at work, with its addons and images, and remembered as it was before the lessons. */
export class ClusterRun {
  readonly #options: ClusterRunOptions;
  readonly #journal: RunJournal;
  readonly #client: KubeClient;
  readonly #baseline: Baseline;

  private constructor(options: ClusterRunOptions, client: KubeClient, baseline: Baseline) {
    this.#options = options;
    this.#journal = journalOf(options);
    this.#client = client;
    this.#baseline = baseline;
  }

  /** Leaves the cluster as lessons want it. What a run that was killed left in it goes first. */
  static async open(options: ClusterRunOptions): Promise<ClusterRun> {
    const { cluster, addons, images, say, signal } = options;
    const client = await connect(options);
    try {
      await loadImages(images, { cluster, client, say, signal });
      await installAddons(addons, { client, kubeconfig: cluster.kubeconfig, say, signal });
      const baseline = await takeBaseline({ cluster, client }, signal);
      await journalOf(options).write(baseline);
      return new ClusterRun(options, client, baseline);
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Version of Kubernetes, such as `1.37.0`. */
  async version(): Promise<string> {
    const { gitVersion } = (await this.#client.get('/version')) as { gitVersion: string };
    return gitVersion.replace(/^v/, '');
  }

  world(lesson: Lesson, scratch: string, docker: LessonDocker | undefined): Promise<LessonWorld> {
    const { cluster, signal } = this.#options;
    const { kubeconfig } = cluster;
    const options = { lesson, client: this.#client, kubeconfig, scratch, signal, docker };
    return lesson.isolation === 'cluster'
      ? openClusterWorld(options, this.#access)
      : NamespaceWorld.open(options);
  }

  /** What the lessons left in the cluster, which is then put back as far as that can be done. */
  async leaks(lives: readonly LessonLife[]): Promise<readonly Leak[]> {
    try {
      const difference = await this.#difference();
      if (isSame(difference)) this.#journal.forget();
      // A node that does not run is started when the next run begins, and the rest is put back then.
      else if (difference.stopped.length === 0) await this.#putBack();
      return clusterLeaks(difference, lives);
    } catch (error) {
      this.#options.signal.throwIfAborted();
      return [uncheckedLeak('en el clúster', error)];
    }
  }

  /** To be called instead of {@link leaks} where the lessons were to leave everything. */
  keep(lessons: readonly Lesson[]): void {
    // What a cluster lesson does to nodes is no thing of its own: the next run puts it back.
    if (lessons.every(({ isolation }) => isolation !== 'cluster')) this.#journal.forget();
  }

  close(): void {
    this.#client.close();
  }

  get #access(): ClusterAccess {
    return { cluster: this.#options.cluster, client: this.#client };
  }

  /** Looked at until nothing is on its way out any more. */
  async #difference(): Promise<ClusterDifference> {
    const { signal } = this.#options;
    let difference = await differenceFrom(this.#baseline, this.#access, signal);
    const check = async () => {
      if (!difference.added.some(isOnItsWay)) return undefined;
      difference = await differenceFrom(this.#baseline, this.#access, signal);
      return difference.added.some(isOnItsWay) ? 'sigue ahí' : undefined;
    };
    await poll({ withinMs: LINGERS_MS }, check, String, signal);
    return difference;
  }

  async #putBack(): Promise<void> {
    const { cluster, signal } = this.#options;
    const isBack = await restoreWithin(this.#baseline, this.#access)
      .then(() => differenceFrom(this.#baseline, this.#access, signal))
      .then(isSame)
      .catch(() => false);
    if (!isBack) await cluster.distrust();
    this.#journal.forget();
  }
}

/** Also a volume that was made for a claim (`pvc-…`): its provisioner empties it, and then it goes. */
function isOnItsWay({ isGoing, kind, name }: ObjectIdentity): boolean {
  return isGoing || (kind === 'PersistentVolume' && name.startsWith('pvc-'));
}

function journalOf({ stateFolder, cluster }: ClusterRunOptions): RunJournal {
  return new RunJournal(stateFolder, cluster.name);
}

/** A client of a cluster that is as it was before the run that was killed; of another cluster, if it can't be. */
async function connect(options: ClusterRunOptions): Promise<KubeClient> {
  const { cluster, folder, say } = options;
  await cluster.ensure();
  const client = await KubeClient.start(cluster.kubeconfig, folder);
  const journal = journalOf(options);
  const containers = (await cluster.nodes()).map(({ id }) => id);
  const baseline = journal.read(containers);
  if (!baseline || (await isBack(baseline, { cluster, client }, say))) return client;
  client.close();
  await cluster.distrust();
  journal.forget();
  return connect(options);
}

async function isBack(
  baseline: Baseline,
  access: ClusterAccess,
  say: (line: string) => void,
): Promise<boolean> {
  say('Recogiendo lo que dejó en el clúster la ejecución anterior');
  try {
    await restoreWithin(baseline, access);
    return true;
  } catch (error) {
    say(`No se puede: ${(error as Error).message}`);
    return false;
  }
}
