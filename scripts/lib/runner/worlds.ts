import { join } from 'node:path';
import type { Addon } from '../../../src/lesson/addons.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { addonFolders, addonManifest } from '../cluster/addon-manifest.ts';
import { installAddons } from '../cluster/addons.ts';
import { DockerClient } from '../cluster/docker-client.ts';
import { KubeClient } from '../cluster/kube-client.ts';
import { DockerWorld } from './docker-world.ts';
import type { ExamplesOptions } from './examples.ts';
import type { LessonWorld } from './lesson-world.ts';
import { NamespaceWorld } from './namespace-world.ts';

/** Opens what lessons run against, each when the first lesson needs it. */
export class Worlds {
  readonly #options: ExamplesOptions;
  readonly #folder: string;
  #client: KubeClient | undefined;
  #docker: DockerClient | undefined;
  #kubernetes: string | undefined;

  constructor(options: ExamplesOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
  }

  /** The versions of what a lesson ran on. */
  versions({ isolation }: Lesson): Record<string, string> {
    const { docker, kind } = this.#options.tools;
    return isolation === 'docker'
      ? { docker }
      : { kubernetes: this.#kubernetes ?? '', kind, docker };
  }

  async open(lessons: readonly Lesson[]): Promise<void> {
    if (lessons.some(({ isolation }) => isolation === 'docker'))
      this.#docker = await DockerClient.connect();
    if (lessons.every(({ isolation }) => isolation === 'docker')) return;
    const { cluster, progress, signal } = this.#options;
    // Before the cluster, which takes longer: without a network there is nothing to wait for.
    const addons = await this.#fetchAddons(lessons);
    await cluster.ensure();
    const { kubeconfig } = cluster;
    this.#client = await KubeClient.start(kubeconfig, this.#folder);
    const say = (line: string) => progress.say(line);
    await installAddons(addons, { client: this.#client, kubeconfig, say, signal });
    const version = (await this.#client.get('/version')) as { gitVersion: string };
    this.#kubernetes = version.gitVersion.replace(/^v/, '');
  }

  forLesson(lesson: Lesson, scratch: string): Promise<LessonWorld> {
    const { stateFolder, signal } = this.#options;
    if (lesson.isolation === 'docker' && this.#docker) {
      return DockerWorld.open({
        docker: this.#docker,
        scratch,
        journal: join(stateFolder, `${lesson.slug}.docker`),
      });
    }
    if (!this.#client) throw new Error('no hay clúster');
    const { kubeconfig } = this.#options.cluster;
    return NamespaceWorld.open({ lesson, client: this.#client, kubeconfig, scratch, signal });
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

  close(): void {
    this.#client?.close();
  }
}
