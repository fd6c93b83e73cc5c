import type { News, Order } from './protocol.ts';

/** What the page hears of a worker. */
export interface ConnectionListener {
  hear(news: News): void;
  /** The worker broke. It may still work, but not be relied upon. */
  broke(): void;
}

/** A worker from its start to its end, and nothing that it says after that: browsers still deliver its errors. */
export class Connection {
  readonly #worker: Worker;
  readonly #ended = new AbortController();

  constructor(listener: ConnectionListener) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const { signal } = this.#ended;
    this.#worker.addEventListener(
      'message',
      ({ data }: MessageEvent<News>) => listener.hear(data),
      { signal },
    );
    this.#worker.addEventListener('error', () => listener.broke(), { signal });
  }

  send(order: Order): void {
    this.#worker.postMessage(order);
  }

  end(): void {
    this.#ended.abort();
    this.#worker.terminate();
  }
}
