import type { ImageEvidence, TimelineEntry } from '../../../src/lesson/evidence.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import type { ImageIds, Watching } from './kube-timeline.ts';
import { imageEvidence, watchNamespace } from './kube-timeline.ts';
import { Timeline } from './timeline.ts';

/** What changes in a namespace, and which images run in it, from its start until it is stopped. */
export class NamespaceRecording {
  readonly #timeline = new Timeline();
  readonly #images: ImageIds = new Map();
  readonly #stopped = new AbortController();
  #watching: Watching | undefined;

  /** Rejects if the API server does not answer. */
  async start(client: KubeClient, namespace: string): Promise<void> {
    const where = { timeline: this.#timeline, images: this.#images, signal: this.#stopped.signal };
    this.#watching = await watchNamespace({ client, namespace, ...where });
  }

  /** Begins a step. Gives the ms since the recording was made. */
  stepStarted(id: string): number {
    return this.#timeline.stepStarted(id);
  }

  async timeline(): Promise<readonly TimelineEntry[]> {
    await this.#watching?.caughtUp();
    return this.#timeline.entries();
  }

  images(): ImageEvidence[] {
    return imageEvidence(this.#images);
  }

  stop(): void {
    this.#stopped.abort();
  }
}
