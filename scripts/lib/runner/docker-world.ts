import { join } from 'node:path';
import type { Json, ObjectReference } from '../../../src/lesson/types.ts';
import type { DockerClient, DockerKind } from '../cluster/docker-client.ts';
import { runTool } from '../run-tool.ts';
import type { DockerEvent, StartedContainer } from '../timeline/container-state.ts';
import { ContainerStates } from '../timeline/container-state.ts';
import { DockerGuard, removeJournaled } from './docker-guard.ts';
import type { LessonWorld } from './lesson-world.ts';
import { Timeline } from './timeline.ts';
import type { ImageIds } from './kube-timeline.ts';
import { imageEvidence } from './kube-timeline.ts';

const KINDS: readonly string[] = ['container', 'network', 'volume'] satisfies DockerKind[];

export interface DockerWorldOptions {
  readonly docker: DockerClient;
  readonly scratch: string;
  /** File that remembers, for the next run, what this one made. */
  readonly journal: string;
}

/** Docker itself, for the lessons that come before Kubernetes. */
export class DockerWorld implements LessonWorld {
  readonly #timeline = new Timeline();
  readonly env: Readonly<Record<string, string>>;
  readonly #options: DockerWorldOptions;
  readonly #guard: DockerGuard;
  readonly #events = new AbortController();
  readonly #images: ImageIds = new Map();

  private constructor(options: DockerWorldOptions, guard: DockerGuard) {
    this.#options = options;
    this.#guard = guard;
    // A kubeconfig that is not there: a stray kubectl must not reach the cluster of whoever runs this.
    const nowhere = join(options.scratch, 'sin-kubeconfig');
    this.env = { DOCKER_HOST: `unix://${guard.socketPath}`, KUBECONFIG: nowhere };
  }

  static async open(options: DockerWorldOptions): Promise<DockerWorld> {
    await removeJournaled(options.docker, options.journal);
    const socket = join(options.scratch, 'docker.sock');
    const guard = await DockerGuard.start(options.docker, socket, options.journal);
    const world = new DockerWorld(options, guard);
    // Docker has no revisions, but it is on this machine, and has its clock.
    world.#timeline.orderBy(() => Promise.resolve(Date.now() * 1e6));
    void world.#follow().catch(() => undefined);
    return world;
  }

  async object(
    { resource, name }: ObjectReference,
    signal: AbortSignal,
  ): Promise<Json | undefined> {
    if (!KINDS.includes(resource)) {
      throw new Error(`Docker no tiene «${resource}»: usa ${KINDS.join(', ')}`);
    }
    return this.#options.docker.inspect(resource as DockerKind, name, signal);
  }

  stepStarted(id: string) {
    return this.#timeline.stepStarted(id);
  }

  timeline() {
    const ours = this.#containers();
    return Promise.resolve(this.#timeline.entries((source) => ours.includes(source)));
  }

  images() {
    return Promise.resolve(imageEvidence(this.#images));
  }

  async diagnose(): Promise<string> {
    const env = this.env;
    const ids = this.#containers();
    const filters = ids.flatMap((id) => ['--filter', `id=${id}`]);
    const ask = async (...args: string[]) => {
      const { stdout, stderr } = await runTool('docker', args, { env, timeoutMs: 15_000 });
      return `$ docker ${args.join(' ')}\n${(stdout + stderr).trimEnd()}`;
    };
    if (ids.length === 0) return 'La lección no había creado ningún contenedor.';
    const logs = ids.slice(-3).map((id) => ask('logs', '--tail=20', id.slice(0, 12)));
    return [await ask('ps', '--all', ...filters), ...(await Promise.all(logs))].join('\n\n');
  }

  async close({ keep }: { keep: boolean }): Promise<void> {
    this.#events.abort();
    await this.#guard.close();
    if (!keep) await removeJournaled(this.#options.docker, this.#options.journal);
  }

  #containers(): string[] {
    return this.#guard.created().flatMap(({ kind, id }) => (kind === 'container' ? id : []));
  }

  async #follow(): Promise<void> {
    const states = new ContainerStates();
    for await (const line of this.#options.docker.events(this.#events.signal)) {
      const event = JSON.parse(line) as DockerEvent;
      if (event.Type !== 'container') continue;
      const starts = event.Action === 'start' && this.#containers().includes(event.Actor.ID);
      const sighting = states.sighting(event, starts ? await this.#started(event) : undefined);
      if (sighting) this.#timeline.add(sighting);
    }
  }

  /** What Docker says of a container that starts, if it is still there. Notes its image. */
  async #started({ Actor: { ID, Attributes } }: DockerEvent): Promise<StartedContainer> {
    const inspected = await this.#options.docker.inspect('container', ID).catch(() => undefined);
    const started = (inspected ?? {}) as StartedContainer;
    if (started.Image) this.#images.set(Attributes['image'] ?? '', started.Image);
    return started;
  }
}
