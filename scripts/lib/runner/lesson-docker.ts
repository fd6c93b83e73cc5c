import { join } from 'node:path';
import type { DockerClient } from '../cluster/docker-client.ts';
import { DockerGuard, removeJournaled } from './docker-guard.ts';

export interface LessonDockerOptions {
  readonly docker: DockerClient;
  readonly scratch: string;
  /** File that remembers, for the next run, what this one made. */
  readonly journal: string;
}

/** Docker for a lesson that runs on the cluster: what it creates there is noted, and removed at its end. */
export class LessonDocker {
  readonly env: Readonly<Record<string, string>>;
  readonly #options: LessonDockerOptions;
  readonly #guard: DockerGuard;

  private constructor(options: LessonDockerOptions, guard: DockerGuard) {
    this.#options = options;
    this.#guard = guard;
    this.env = { DOCKER_HOST: `unix://${guard.socketPath}` };
  }

  static async open(options: LessonDockerOptions): Promise<LessonDocker> {
    const { docker, scratch, journal } = options;
    await removeJournaled(docker, journal);
    const guard = await DockerGuard.start(docker, join(scratch, 'docker.sock'), journal);
    return new LessonDocker(options, guard);
  }

  async close({ keep }: { keep: boolean }): Promise<void> {
    await this.#guard.close();
    if (!keep) await removeJournaled(this.#options.docker, this.#options.journal);
  }
}
