import { join } from 'node:path';
import type { Addon } from '../../../src/lesson/addons.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { builtImagesOf } from '../../../src/lesson/used-images.ts';
import { addonFolders, addonManifest } from '../cluster/addon-manifest.ts';
import type { NamedDockerObject } from '../cluster/docker-client.ts';
import { DockerClient } from '../cluster/docker-client.ts';
import { buildImages } from '../cluster/image-build.ts';
import { ClusterRun } from './cluster-run.ts';
import { DockerWorld } from './docker-world.ts';
import type { ExamplesOptions } from './examples.ts';
import type { Leak, LessonLife } from './leak-check.ts';
import { dockerLeaks, processLeaks, uncheckedLeak } from './leak-check.ts';
import { LessonDocker } from './lesson-docker.ts';
import type { LessonWorld } from './lesson-world.ts';
import { JOURNAL, keepJournal, removeForgotten, removeKept } from './docker-journals.ts';
import { kill, leftovers } from './processes.ts';

/** What a run needs of the places in which its lessons run. */
export type LessonWorlds = Pick<Worlds, keyof Worlds>;

/** Opens what lessons run against, each when the first lesson needs it, and looks what is left of it. */
export class Worlds {
  readonly #options: ExamplesOptions;
  readonly #folder: string;
  readonly #lives: { readonly lesson: Lesson; readonly from: number; to: number }[] = [];
  #cluster: ClusterRun | undefined;
  #docker: DockerClient | undefined;
  #dockerBefore: readonly NamedDockerObject[] = [];
  /** Whether lessons find nothing but a cluster, and their pages say the rest. */
  readonly #isBare: boolean;
  #kubernetes = '';

  constructor(options: ExamplesOptions, folder: string, { isBare = false } = {}) {
    this.#options = options;
    this.#folder = folder;
    this.#isBare = isBare;
  }

  /** The versions of what a lesson ran on. */
  versions({ isolation }: Lesson): Record<string, string> {
    const { docker, kind } = this.#options.tools;
    return isolation === 'docker' ? { docker } : { kubernetes: this.#kubernetes, kind, docker };
  }

  async open(lessons: readonly Lesson[]): Promise<void> {
    const isDocker = ({ isolation }: Lesson) => isolation === 'docker';
    if (lessons.some(isDocker)) this.#docker = await DockerClient.connect();
    await this.#buildImages(lessons);
    if (!lessons.every(isDocker)) await this.#openCluster(lessons);
    // On the cluster a lesson may do without Docker, where it is not a local one.
    this.#docker ??= await DockerClient.connect().catch(() => undefined);
    if (!this.#docker) return;
    await removeForgotten(this.#docker, this.#options.stateFolder);
    this.#dockerBefore = await this.#docker.list();
  }

  async forLesson(lesson: Lesson, scratch: string): Promise<LessonWorld> {
    const life = { lesson, from: Date.now(), to: Number.POSITIVE_INFINITY };
    this.#lives.push(life);
    const world = await this.#world(lesson, scratch);
    const close = world.close.bind(world);
    const ended = (keep: boolean) => {
      life.to = Date.now();
      if (keep) keepJournal(this.#journal(lesson));
    };
    return Object.assign(world, {
      close: (how: { keep: boolean }) => close(how).finally(() => ended(how.keep)),
    });
  }

  /**
   * What the lessons left behind, once all have ended: on the cluster, in Docker, and as processes. What can
   * be removed is removed. Nothing is looked for where they were to keep it, or where the run is interrupted.
   */
  async leaks(): Promise<readonly Leak[]> {
    const { keep, signal } = this.#options;
    if (keep) this.#cluster?.keep(this.#lives.map(({ lesson }) => lesson));
    if (keep || signal.aborted) return [];
    const lives: readonly LessonLife[] = this.#lives;
    const pids = leftovers();
    const processes = processLeaks(pids, lives);
    pids.forEach((pid) => kill(pid));
    const docker = await this.#dockerLeaks(lives);
    return [...processes, ...docker, ...((await this.#cluster?.leaks(lives)) ?? [])];
  }

  close(): void {
    this.#cluster?.close();
  }

  async #openCluster(lessons: readonly Lesson[]): Promise<void> {
    const { cluster, stateFolder, progress, signal } = this.#options;
    // Before the cluster, which takes longer: without a network there is nothing to wait for.
    const isBare = this.#isBare;
    const addons = isBare ? [] : await this.#fetchAddons(lessons);
    const say = (line: string) => progress.say(line);
    const images = this.#images(lessons.filter(({ isolation }) => isolation !== 'docker'));
    const where = { cluster, stateFolder, folder: this.#folder, isBare };
    this.#cluster = await ClusterRun.open({ ...where, addons, images, say, signal });
    this.#kubernetes = await this.#cluster.version();
  }

  async #world(lesson: Lesson, scratch: string): Promise<LessonWorld> {
    const journal = this.#journal(lesson);
    const where = this.#docker && { docker: this.#docker, scratch, journal };
    if (where) await removeKept(where.docker, journal);
    if (lesson.isolation === 'docker' && where) return DockerWorld.open(where);
    if (!this.#cluster) throw new Error('no hay clúster');
    return this.#cluster.world(lesson, scratch, where && (await LessonDocker.open(where)));
  }

  /** File that remembers what a lesson makes in Docker. */
  #journal({ slug }: Lesson): string {
    return join(this.#options.stateFolder, `${slug}${JOURNAL}`);
  }

  /** The manifests of all that these lessons ask for. */
  #fetchAddons(lessons: readonly Lesson[]) {
    const { root, stateFolder, course, signal } = this.#options;
    const folders = addonFolders(root, stateFolder);
    const isNeeded = ({ name }: Addon) => lessons.some(({ addons }) => addons.includes(name));
    const withManifest = async (addon: Addon) => ({
      addon,
      manifest: await addonManifest(addon, folders, signal),
    });
    return Promise.all(course.versions.addons.filter(isNeeded).map(withManifest));
  }

  /** The images of our own that these lessons use. */
  #images(lessons: readonly Lesson[]) {
    const { images } = this.#options.course.versions;
    const used = lessons.flatMap((lesson) => builtImagesOf(lesson, images));
    return [...new Set(used)];
  }

  async #buildImages(lessons: readonly Lesson[]): Promise<void> {
    const { root, progress, signal } = this.#options;
    const say = (line: string) => progress.say(line);
    await buildImages(this.#images(lessons), { root, say, signal });
  }

  async #dockerLeaks(lives: readonly LessonLife[]): Promise<readonly Leak[]> {
    if (!this.#docker) return [];
    const before = new Set(this.#dockerBefore.map(({ id }) => id));
    try {
      const fresh = (await this.#docker.list()).filter(({ id }) => !before.has(id));
      return dockerLeaks(fresh, this.#docker.made, lives);
    } catch (error) {
      return [uncheckedLeak('en Docker', error)];
    }
  }
}
