import type { TimelineEntry } from '../../../src/lesson/evidence.ts';

/** Entries that a lesson's recording may hold; what comes after is dropped, and the count says so. */
const MAX_ENTRIES = 500;

/** The recording of what changed while a lesson ran. Consecutive changes that say the same are one. */
export class Timeline {
  readonly #started = performance.now();
  readonly #entries: TimelineEntry[] = [];
  readonly #last = new Map<string, string>();
  #dropped = 0;

  /** ms since the recording began, whole. */
  now(): number {
    return Math.round(performance.now() - this.#started);
  }

  add(entry: Omit<TimelineEntry, 'ms'>): void {
    const object = `${entry.kind}/${entry.name}`;
    const said = `${entry.change === 'deleted'}|${entry.state}`;
    if (this.#last.get(object) === said) return;
    this.#last.set(object, said);
    if (this.#entries.length < MAX_ENTRIES) this.#entries.push({ ms: this.now(), ...entry });
    else this.#dropped += 1;
  }

  entries(): readonly TimelineEntry[] {
    return this.#entries;
  }

  get dropped(): number {
    return this.#dropped;
  }
}
