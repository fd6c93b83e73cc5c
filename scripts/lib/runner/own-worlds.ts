import { namespaceOf } from '../../../src/lesson/namespace.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { OwnContext } from '../cluster/own-context.ts';
import { connectOwn } from '../cluster/own-context.ts';
import { ownedByUs } from '../cluster/own-namespace.ts';
import { UsageError } from '../usage-error.ts';
import type { ExamplesOptions } from './examples.ts';
import type { LessonWorld } from './lesson-world.ts';
import { OwnWorld } from './own-world.ts';
import type { LessonWorlds } from './worlds.ts';

/** The API group by which a cluster shows that it has an addon. */
const GROUP_OF_ADDON: Readonly<Record<string, string>> = {
  'metrics-server': 'metrics.k8s.io',
  contour: 'projectcontour.io',
};

/** Opens namespaces in a cluster of the person who runs the lessons. */
export class OwnWorlds implements LessonWorlds {
  readonly #options: ExamplesOptions;
  readonly #context: string;
  readonly #folder: string;
  #own: OwnContext | undefined;

  constructor(options: ExamplesOptions, context: string, folder: string) {
    this.#options = options;
    this.#context = context;
    this.#folder = folder;
  }

  versions(_: Lesson): Record<string, string> {
    return { kubernetes: this.#own?.version ?? '' };
  }

  /**
   * Connects. Rejects with a {@link UsageError} if a lesson needs what the cluster does not have, or a
   * namespace that somebody else has there.
   */
  async open(lessons: readonly Lesson[]): Promise<void> {
    const own = await connectOwn(this.#context, this.#folder);
    this.#own = own;
    const { kubectl } = this.#options.tools;
    this.#options.progress.onOwnCluster(own.context);
    const { kubernetes } = this.#options.course.versions;
    const taught = own.version === kubernetes ? '' : `; el curso enseña la ${kubernetes}`;
    this.#options.progress.say(
      `Clúster «${own.context}» (${own.server}): Kubernetes ${own.version}${taught}, con kubectl ${kubectl}`,
    );
    const groups = (await own.client.resources()).map(({ group }) => group);
    const refusals = lessons.flatMap(({ slug, addons }) =>
      addons
        .filter((addon) => !groups.includes(GROUP_OF_ADDON[addon] ?? addon))
        .map((addon) => `La lección «${slug}» necesita ${addon}, y «${own.context}» no lo tiene.`),
    );
    if (refusals.length > 0) throw new UsageError(refusals.join('\n'));
    const { stateFolder, signal } = this.#options;
    for (const lesson of lessons) await ownedByUs(namespaceOf(lesson), own, stateFolder, signal);
  }

  forLesson(lesson: Lesson, scratch: string): Promise<LessonWorld> {
    if (!this.#own) throw new Error('no hay clúster');
    const { stateFolder, signal } = this.#options;
    return OwnWorld.open({ lesson, own: this.#own, stateFolder, scratch, signal });
  }

  /** A lesson can leave nothing outside of its namespace, which is gone. */
  leaks() {
    return Promise.resolve([]);
  }

  close(): void {
    this.#own?.client.close();
  }
}
