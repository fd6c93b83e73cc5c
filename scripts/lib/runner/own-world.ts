import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namespaceOf } from '../../../src/lesson/namespace.ts';
import type { Lesson, ObjectReference } from '../../../src/lesson/types.ts';
import { ApiGuard } from '../cluster/api-guard.ts';
import type { OwnContext } from '../cluster/own-context.ts';
import { OwnNamespace } from '../cluster/own-namespace.ts';
import { diagnoseNamespace } from '../diagnosis/diagnose-namespace.ts';
import { awaitServiceAccount } from './lesson-namespace.ts';
import type { LessonWorld } from './lesson-world.ts';
import { NamespaceRecording } from './namespace-recording.ts';

export interface OwnWorldOptions {
  readonly lesson: Lesson;
  readonly own: OwnContext;
  readonly stateFolder: string;
  /** A folder of the run. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** A namespace of somebody's cluster, behind a guard that lets the lesson change nothing else. */
export class OwnWorld implements LessonWorld {
  readonly env: Readonly<Record<string, string>>;
  readonly #client: OwnContext['client'];
  readonly #namespace: OwnNamespace;
  readonly #guard: ApiGuard;
  readonly #recording = new NamespaceRecording();

  private constructor({ own, scratch }: OwnWorldOptions, namespace: OwnNamespace, guard: ApiGuard) {
    this.#client = own.client;
    this.#namespace = namespace;
    this.#guard = guard;
    this.env = guardedEnvironment(scratch, guard.kubeconfig(own.context));
  }

  static async open(options: OwnWorldOptions): Promise<OwnWorld> {
    const { lesson, own, stateFolder, signal } = options;
    const namespace = await OwnNamespace.make(namespaceOf(lesson), own, stateFolder, signal);
    const guard = await ApiGuard.start(own.client.service, namespace.name);
    const world = new OwnWorld(options, namespace, guard);
    try {
      await awaitServiceAccount(own.client, namespace.name, signal);
      await world.#recording.start(own.client, namespace.name);
      return world;
    } catch (error) {
      await world.close({ keep: false });
      throw error;
    }
  }

  object(reference: ObjectReference, signal: AbortSignal) {
    return this.#client.object(reference, this.#namespace.name, signal);
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
    await this.#guard.close();
    if (!keep) await this.#namespace.remove();
  }
}

/**
 * Variables with which kubectl comes through the guard, and neither the person's own kubeconfig nor any
 * Docker is where tools look for it.
 */
function guardedEnvironment(scratch: string, kubeconfig: string): Record<string, string> {
  const home = join(scratch, 'hogar');
  mkdirSync(home);
  const file = join(scratch, 'kubeconfig');
  writeFileSync(file, kubeconfig, { mode: 0o600 });
  return {
    KUBECONFIG: file,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    DOCKER_CONFIG: join(home, '.docker'),
    DOCKER_HOST: `unix://${join(home, 'sin-docker.sock')}`,
  };
}
