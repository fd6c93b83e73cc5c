import { setTimeout } from 'node:timers/promises';
import { HttpError } from '../http.ts';
import type { KubeObject } from './kube-object.ts';
import { timesOf } from './kube-object.ts';

/** What a watch needs of the cluster. */
export interface WatchSource {
  get(path: string, signal?: AbortSignal): Promise<unknown>;
  /** Changes from a revision on, one JSON a line; rejects if the API server refuses. */
  watch(path: string, version: string, signal: AbortSignal): AsyncIterable<string>;
}

/** Told of each change; `since` is how often an event had happened when it was last told. */
export type Hear = (object: KubeObject, change: Change, since?: number) => void;
type Change = 'added' | 'modified' | 'deleted';

interface ObjectList {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly KubeObject[];
}

/** Rest before a watch that ended is opened again. */
const REOPEN_MS = 200;
/** Events whose count is remembered. */
const COUNTED_EVENTS = 1000;
const GONE = 410;

/**
 * Follows all the objects of a kind at a path of the API. It begins at a list, goes on where it was when a
 * connection breaks, and where the API server has forgotten that place, tells the difference to a new list.
 */
export class KindWatch {
  readonly #source: WatchSource;
  readonly #kind: string;
  readonly #path: string;
  readonly #hear: Hear;
  readonly #signal: AbortSignal;
  /** Revision of each object that is there, by name. */
  readonly #known = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  #version: string | undefined;

  constructor(
    source: WatchSource,
    { kind, path }: { readonly kind: string; readonly path: string },
    hear: Hear,
    signal: AbortSignal,
  ) {
    this.#source = source;
    this.#kind = kind;
    this.#path = path;
    this.#hear = hear;
    this.#signal = signal;
  }

  /** Takes the starting point. Rejects if the API server does not answer. */
  async start(): Promise<void> {
    this.#version = await this.#list();
  }

  /** Follows until the signal aborts; never rejects, and keeps no process alive. */
  async follow(): Promise<void> {
    while (!this.#signal.aborted) {
      try {
        this.#version ??= await this.#list();
        for await (const line of this.#source.watch(this.#path, this.#version, this.#signal)) {
          this.#take(JSON.parse(line) as { type: string; object: KubeObject });
        }
      } catch (error) {
        if (error instanceof HttpError && error.status === GONE) this.#version = undefined;
      }
      await setTimeout(REOPEN_MS, undefined, { ref: false, signal: this.#signal }).catch(
        () => undefined,
      );
    }
  }

  /** Whether everything that a list has now was heard. */
  async hasCaughtUp(): Promise<boolean> {
    if (this.#isEvents) return true;
    const { items, metadata } = await this.#get();
    const listed = new Set(items.map((item) => item.metadata.name));
    const later = Number(metadata.resourceVersion);
    return (
      items.every((item) => (this.#known.get(item.metadata.name) ?? 0) >= versionOf(item)) &&
      [...this.#known].every(([name, version]) => listed.has(name) || version > later)
    );
  }

  get #isEvents(): boolean {
    return this.#kind === 'Event';
  }

  /** Tells what is not as it was heard last, and gives the list's revision. Of events, only the revision. */
  async #list(): Promise<string> {
    const { items, metadata } = await this.#get();
    if (this.#isEvents) return metadata.resourceVersion;
    const isFirst = this.#version === undefined && this.#known.size === 0;
    const listed = new Set(items.map((item) => item.metadata.name));
    const gone = [...this.#known.keys()].filter((name) => !listed.has(name));
    gone.forEach((name) => this.#forget({ name, resourceVersion: metadata.resourceVersion }));
    for (const item of items) {
      const known = this.#known.get(item.metadata.name);
      if (known === versionOf(item)) continue;
      this.#told(item, known === undefined && !isFirst ? 'added' : 'modified');
    }
    return metadata.resourceVersion;
  }

  async #get(): Promise<ObjectList> {
    const path = this.#isEvents ? `${this.#path}?limit=1` : this.#path;
    const list = (await this.#source.get(path, this.#signal)) as ObjectList | undefined;
    if (!list) throw new Error(`el clúster no tiene ${path}`);
    return list;
  }

  #take({ type, object }: { type: string; object: KubeObject }): void {
    if (type === 'ERROR') {
      const { code = GONE, message = '' } = object as { code?: number; message?: string };
      throw new HttpError(code, message);
    }
    this.#version = object.metadata.resourceVersion;
    if (type === 'DELETED') this.#forget(object.metadata);
    else if (type === 'ADDED') this.#told(object, 'added');
    else if (type === 'MODIFIED') this.#told(object, 'modified');
  }

  #told(object: KubeObject, change: Change): void {
    const { name } = object.metadata;
    // A list's items do not say their kind.
    const whole = { ...object, kind: this.#kind };
    if (!this.#isEvents) {
      this.#known.set(name, versionOf(object));
      return this.#hear(whole, change);
    }
    const since = this.#counts.get(name) ?? (change === 'added' ? 0 : timesOf(object) - 1);
    this.#counts.set(name, timesOf(object));
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > COUNTED_EVENTS && oldest !== undefined) this.#counts.delete(oldest);
    this.#hear(whole, change, since);
  }

  #forget(metadata: KubeObject['metadata']): void {
    this.#counts.delete(metadata.name);
    // An event that expires did not un-happen.
    if (this.#isEvents || !this.#known.delete(metadata.name)) return;
    this.#hear({ kind: this.#kind, metadata }, 'deleted');
  }
}

function versionOf({ metadata }: KubeObject): number {
  return Number(metadata.resourceVersion);
}
