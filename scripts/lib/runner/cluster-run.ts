import type { Lesson } from '../../../src/lesson/types.ts';
import type { BuiltImage } from '../../../src/lesson/used-images.ts';
import type { AddonToInstall } from '../cluster/addons.ts';
import { installAddons } from '../cluster/addons.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import { loadImages } from '../cluster/load-images.ts';
import { poll } from '../poll.ts';
import type { Baseline, ClusterAccess, ClusterDifference } from './cluster-baseline.ts';
import { differenceFrom, isSame, takeBaseline } from './cluster-baseline.ts';
import { openClusterWorld, restoreWithin } from './cluster-world.ts';
import type { ConnectOptions } from './connect-cluster.ts';
import { connectCluster } from './connect-cluster.ts';
import type { Leak, LessonLife } from './leak-check.ts';
import { clusterLeaks, uncheckedLeak } from './leak-check.ts';
import type { LessonDocker } from './lesson-docker.ts';
import type { LessonWorld } from './lesson-world.ts';
import { NamespaceWorld } from './namespace-world.ts';
import { openReaderWorld } from './reader-world.ts';
import { RunJournal } from './run-journal.ts';
import type { ObjectIdentity } from './snapshot.ts';

const LINGERS_MS = 30_000;

export interface ClusterRunOptions extends ConnectOptions {
  /** What is installed in it before the first lesson; nothing where lessons install it themselves. */
  readonly addons: readonly AddonToInstall[];
  /** Images of our own, which are in Docker. */
  readonly images: readonly BuiltImage[];
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
    const client = await connectCluster(options);
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
    const { cluster, signal, isBare } = this.#options;
    const { kubeconfig } = cluster;
    const options = { lesson, client: this.#client, kubeconfig, scratch, signal, docker };
    const access = lesson.isolation === 'cluster' ? this.#access : undefined;
    if (isBare) return openReaderWorld(options, access);
    return access ? openClusterWorld(options, access) : NamespaceWorld.open(options);
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
