import type { TimelineEntry } from '../../../src/lesson/evidence.ts';

/** Entries that a lesson's recording may hold; what comes after is dropped. */
const MAX_ENTRIES = 500;

/** The recording of what changed while a lesson ran. Consecutive changes that say the same are one. */
export class Timeline {
  readonly #started = performance.now();
  readonly #entries: { readonly owner: string; readonly entry: TimelineEntry }[] = [];
  readonly #last = new Map<string, string>();
  #step = { id: '', started: this.#started };

  /** From now on, changes are told in ms from the start of this step. Gives the ms since the recording began. */
  stepStarted(id: string): number {
    this.#step = { id, started: performance.now() };
    return Math.round(this.#step.started - this.#started);
  }

  /** Adds a change; `owner` is the id by which {@link entries} can tell whose it was. */
  add(entry: Omit<TimelineEntry, 'ms' | 'step'>, owner = ''): void {
    const object = `${owner}/${entry.kind}/${entry.name}`;
    const said = `${entry.change === 'deleted'}|${entry.state}`;
    if (this.#last.get(object) === said) return;
    this.#last.set(object, said);
    const { id: step, started } = this.#step;
    const ms = Math.round(performance.now() - started);
    this.#entries.push({ owner, entry: { step, ms, ...entry } });
  }

  /** The first {@link MAX_ENTRIES} changes, of the owners that `isOurs` accepts. */
  entries(isOurs: (owner: string) => boolean = () => true): readonly TimelineEntry[] {
    return this.#entries
      .flatMap(({ owner, entry }) => (isOurs(owner) ? entry : []))
      .slice(0, MAX_ENTRIES);
  }
}
