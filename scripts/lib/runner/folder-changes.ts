import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';

/** Editors write a file in several strokes, and save several files at once. */
const QUIET_MS = 150;
/** What decides how a lesson runs; its evidence and drawings are written by commands of ours. */
const SOURCE = /^[^.].*\.(?:mdx|yaml)$/;

/** The changes of a lesson's sources in its folder, also those that come while nobody waits for one. */
export class FolderChanges {
  readonly #watcher: FSWatcher;
  #isChanged = false;
  #wake: () => void = () => undefined;

  constructor(folder: string) {
    this.#watcher = watch(folder, (_, name) => {
      if (name !== null && !SOURCE.test(name)) return;
      this.#isChanged = true;
      this.#wake();
    });
  }

  /** Resolves once something has changed and then nothing for a moment, or when the signal aborts. */
  async next(signal: AbortSignal): Promise<void> {
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake, { once: true });
    while (!this.#isChanged && !signal.aborted) await this.#event();
    while (this.#isChanged && !signal.aborted) {
      this.#isChanged = false;
      await this.#event(QUIET_MS);
    }
    signal.removeEventListener('abort', wake);
  }

  close(): void {
    this.#watcher.close();
  }

  /** Resolves at the next event, or after so many ms. */
  #event(limitMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = limitMs === undefined ? undefined : setTimeout(resolve, limitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
