import { Connection } from './connection.ts';
import { Patience } from './patience.ts';
import type { CheckedDocument, LoadOrder, Module, News } from './protocol.ts';

/** A text that takes longer is given up, in seconds: who types a manifest never gets near. */
const PATIENCE_S = 20;

/**
 * How often a module is fetched before it is said that it has not come. Where the network changes (another Wi-Fi, a
 * VPN, Docker), browsers break off all that is on its way, and the next time it mostly comes.
 */
const TRIES = 2;

/** Why a module is not there: it has not come whole, or it does not start. */
export type Trouble = 'download' | 'start';

/** A module that is fetched when it is asked for. */
export interface Download {
  readonly url: string;
  /** How many it has. */
  readonly bytes: number;
}

export interface Listener {
  progress(of: Module, received: number): void;
  ready(of: Module): void;
  /** A module and all that it needs (these addresses) are kept for the next time, as far as they can be. */
  kept(of: Module, resources: readonly string[]): void;
  /** What was found in a text, which may no longer be the newest. */
  checked(text: string, documents: readonly CheckedDocument[]): void;
  trouble(of: Module, trouble: Trouble): void;
  /** A module has not come, and is fetched once more. */
  again(of: Module): void;
  /** The judge broke over a text, which may no longer be the newest, and another one starts. */
  overcome(text: string): void;
}

/** The page's side of the worker: one text at a time, and always the newest. */
export class Validator {
  readonly #modules: Readonly<Record<Module, Download>>;
  readonly #explanations: Pick<LoadOrder, 'schema' | 'meanings'>;
  readonly #listener: Listener;
  #connection: Connection | undefined;
  readonly #patience = new Patience(PATIENCE_S, () => this.#fail());
  #state: 'off' | 'loading' | 'idle' | 'busy' = 'off';
  /** Whether the second module was asked for: a worker that is started anew has to have it, too. */
  #isExtended = false;
  readonly #received: Record<Module, number> = { judge: 0, extensions: 0 };
  /** How often in a row each has not come. */
  readonly #failures: Record<Module, number> = { judge: 0, extensions: 0 };
  #asked = '';
  #waiting: string | undefined;
  /** The text that the worker broke over: it is not asked of the next one. */
  #overcome: string | undefined;

  constructor(
    modules: Readonly<Record<Module, Download>>,
    explanations: Pick<LoadOrder, 'schema' | 'meanings'>,
    listener: Listener,
  ) {
    this.#modules = modules;
    this.#explanations = explanations;
    this.#listener = listener;
  }

  /** Fetches and starts the judge, unless it is there or on its way. */
  load(): void {
    if (this.#state !== 'off') return;
    this.#state = 'loading';
    this.#received.judge = 0;
    this.#connection = new Connection({
      hear: (news) => this.#hear(news),
      broke: () => this.#fail(),
    });
    this.#connection.send({ type: 'load', judge: this.#modules.judge.url, ...this.#explanations });
  }

  /** Fetches and starts the second module, unless it is there or on its way. */
  extend(): void {
    if (this.#isExtended) return;
    this.#isExtended = true;
    if (this.#state === 'idle' || this.#state === 'busy') this.#sendExtend();
  }

  #sendExtend(): void {
    this.#received.extensions = 0;
    this.#connection?.send({ type: 'extend', extensions: this.#modules.extensions.url });
  }

  /** Has a text checked, as soon as the judge is there and free; an older one that still waits is forgotten. */
  check(text: string): void {
    this.forget();
    if (text === this.#overcome) return this.#listener.overcome(text);
    this.#waiting = text;
    this.#next();
  }

  /** Nobody wants to know any more of the text that waits. */
  forget(): void {
    this.#waiting = undefined;
  }

  #next(): void {
    if (this.#state !== 'idle' || this.#waiting === undefined) return;
    this.#state = 'busy';
    this.#asked = this.#waiting;
    this.#waiting = undefined;
    this.#patience.start();
    this.#connection?.send({ type: 'check', text: this.#asked });
  }

  #hear(news: News): void {
    switch (news.type) {
      case 'progress':
        this.#received[news.of] = news.received;
        return this.#listener.progress(news.of, news.received);
      case 'kept':
        return this.#listener.kept(news.of, news.resources);
      case 'failed':
        return this.#failToStart(news.of, news.isUnexplained);
      case 'ready':
        this.#failures[news.of] = 0;
        if (news.of === 'judge' && this.#isExtended) this.#sendExtend();
        this.#listener.ready(news.of);
        return news.of === 'judge' ? this.#free() : undefined;
      case 'checked':
        this.#patience.stop();
        this.#listener.checked(this.#asked, news.documents);
        return this.#free();
    }
  }

  #free(): void {
    this.#state = 'idle';
    this.#next();
  }

  /** A module is not there. Where it has not come, it is fetched once more before anybody is told. */
  #failToStart(module: Module, isUnexplained = false): void {
    const isHere = this.#received[module] >= this.#modules[module].bytes;
    const trouble = isHere && !isUnexplained ? 'start' : 'download';
    this.#failures[module] += 1;
    const isAgain = trouble === 'download' && this.#failures[module] < TRIES;
    // What a worker could not import once it may never import.
    if (module === 'judge') this.#end();
    if (isAgain) {
      this.#listener.again(module);
      return module === 'judge' ? this.load() : this.#sendExtend();
    }
    this.#failures[module] = 0;
    if (module === 'extensions') this.#isExtended = false;
    this.#listener.trouble(module, trouble);
  }

  /** The worker is of no use any more. One that had started is started again, without the text that broke it. */
  #fail(): void {
    if (this.#state === 'loading') return this.#failToStart('judge');
    const wasBusy = this.#state === 'busy';
    this.#end();
    if (wasBusy) {
      this.#overcome = this.#asked;
      this.#listener.overcome(this.#asked);
    }
    this.#failures.extensions = 0;
    this.load();
  }

  #end(): void {
    this.#patience.stop();
    this.#connection?.end();
    this.#state = 'off';
  }
}
