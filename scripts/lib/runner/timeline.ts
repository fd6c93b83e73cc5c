import type { TimelineEntry } from '../../../src/lesson/evidence.ts';

/** Entries that a lesson's recording may hold; what comes after is dropped. */
const MAX_ENTRIES = 500;

/** The recording of what changed while a lesson ran. Consecutive changes that say the same are one. */
export class Timeline {
  readonly #started = performance.now();
  readonly #entries: { readonly owner: string; readonly entry: TimelineEntry }[] = [];
  readonly #last = new Map<string, string>();

  /** ms since the recording began, whole. */
  now(): number {
    return Math.round(performance.now() - this.#started);
  }

  /** Adds a change; `owner` is the id by which {@link entries} can tell whose it was. */
  add(entry: Omit<TimelineEntry, 'ms'>, owner = ''): void {
    const object = `${owner}/${entry.kind}/${entry.name}`;
    const said = `${entry.change === 'deleted'}|${entry.state}`;
    if (this.#last.get(object) === said) return;
    this.#last.set(object, said);
    this.#entries.push({ owner, entry: { ms: this.now(), ...entry } });
  }

  /** The first {@link MAX_ENTRIES} changes, of the owners that `isOurs` accepts. */
  entries(isOurs: (owner: string) => boolean = () => true): readonly TimelineEntry[] {
    return this.#entries
      .flatMap(({ owner, entry }) => (isOurs(owner) ? entry : []))
      .slice(0, MAX_ENTRIES);
  }
}
