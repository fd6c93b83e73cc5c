import type { CheckedDocument, LoadOrder, News, Order } from './protocol.ts';

/** A text that takes longer is given up, in ms: who types a manifest never gets near. */
const PATIENCE_MS = 20_000;

/** Why there is no judge: it has not come whole, it does not start, or it broke over a text. */
export type Trouble = 'download' | 'start' | 'text';

export interface Listener {
  progress(received: number): void;
  ready(): void;
  /** The judge and all that it needs (these addresses) are kept for the next time. */
  kept(resources: readonly string[]): void;
  /** What was found in a text, which may no longer be the newest. */
  checked(text: string, documents: readonly CheckedDocument[]): void;
  trouble(trouble: Trouble): void;
}

/** The page's side of the worker: one text at a time, and always the newest. */
export class Validator {
  readonly #what: LoadOrder;
  readonly #bytes: number;
  readonly #listener: Listener;
  #worker: Worker | undefined;
  #state: 'off' | 'loading' | 'idle' | 'busy' = 'off';
  #received = 0;
  #asked = '';
  #waiting: string | undefined;
  /** The text that the worker broke over: it is not asked of the next one. */
  #overcome: string | undefined;
  #timer = 0;

  /** `bytes`: how many the judge's module has. */
  constructor(what: LoadOrder, bytes: number, listener: Listener) {
    this.#what = what;
    this.#bytes = bytes;
    this.#listener = listener;
  }

  /** Fetches and starts the judge, unless it is there or on its way. */
  load(): void {
    if (this.#state !== 'off') return;
    this.#state = 'loading';
    this.#received = 0;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<News>) => this.#hear(data));
    this.#worker.addEventListener('error', () => this.#fail());
    this.#send(this.#what);
  }

  /** Has a text checked, as soon as the judge is there and free; an older one that still waits is forgotten. */
  check(text: string): void {
    if (text === this.#overcome) return this.#listener.trouble('text');
    this.#waiting = text;
    this.#next();
  }

  #next(): void {
    if (this.#state !== 'idle' || this.#waiting === undefined) return;
    this.#state = 'busy';
    this.#asked = this.#waiting;
    this.#waiting = undefined;
    this.#timer = window.setTimeout(() => this.#fail(), PATIENCE_MS);
    this.#send({ type: 'check', text: this.#asked });
  }

  #hear(news: News): void {
    if (news.type === 'progress') this.#listener.progress((this.#received = news.received));
    else if (news.type === 'kept') this.#listener.kept(news.resources);
    else if (news.type === 'failed') this.#fail();
    else {
      clearTimeout(this.#timer);
      this.#state = 'idle';
      if (news.type === 'ready') this.#listener.ready();
      else this.#listener.checked(this.#asked, news.documents);
      this.#next();
    }
  }

  /** The worker is of no use any more. One that had started is started again, without the text that broke it. */
  #fail(): void {
    const before = this.#state;
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#state = 'off';
    if (before === 'loading') {
      const isCut = this.#received < this.#bytes;
      return this.#listener.trouble(isCut ? 'download' : 'start');
    }
    if (before === 'busy') {
      this.#overcome = this.#asked;
      this.#listener.trouble('text');
    }
    this.load();
  }

  #send(order: Order): void {
    this.#worker?.postMessage(order);
  }
}
