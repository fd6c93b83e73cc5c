import type { TimelineEntry } from '../../../src/lesson/evidence.ts';
import { fit } from '../timeline/budget.ts';
import type { EventSighting, Observation, Sighting } from '../timeline/observation.ts';
import { objectKey } from '../timeline/observation.ts';
import { tell } from '../timeline/tell.ts';

/** Changes kept of each sort, whatever a lesson does: far more than a file has room for. */
const KEPT = 4000;
/** Events kept of each step, and characters of each; those that say the same of the same object are one. */
const KEPT_EVENTS = 200;
const KEPT_MESSAGE = 1000;
/** An answer about the cluster's revision that takes longer may count what the step itself did, in ms. */
const PROMPT_MS = 100;

interface StepStart {
  readonly id: string;
  readonly started: number;
  /** The cluster's revision when the step began, if it was told in time. */
  version?: number;
}

interface Heard {
  readonly at: number;
  /** Place of the step that had begun last. */
  readonly latest: number;
  readonly sighting: Sighting;
}

/** The recording of what changed while a lesson ran, however much it was. */
export class Timeline {
  readonly #now: () => number;
  readonly #steps: StepStart[];
  readonly #heard: Heard[] = [];
  #events = new Map<string, Heard>();
  readonly #eventsOfSteps = [this.#events];
  readonly #last = new Map<string, string>();
  readonly #room = { added: KEPT, modified: KEPT, deleted: KEPT };
  #version: (() => Promise<number | undefined>) | undefined;

  /** `now` gives ms that only grow. */
  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#steps = [{ id: '', started: now() }];
  }

  /**
   * From now on a change belongs to the step during which it was made, even if it is told later: `version`
   * is asked for the cluster's revision when a step begins.
   */
  orderBy(version: () => Promise<number | undefined>): void {
    this.#version = version;
  }

  /** Changes are told in ms from the start of their step. Gives the ms since the recording began. */
  stepStarted(id: string): number {
    const step: StepStart = { id, started: this.#now() };
    this.#steps.push(step);
    this.#events = new Map();
    this.#eventsOfSteps.push(this.#events);
    void this.#version?.().then(
      (version) => {
        if (version !== undefined && this.#now() - step.started <= PROMPT_MS)
          step.version = version;
      },
      () => undefined,
    );
    return Math.round(step.started - (this.#steps[0]?.started ?? 0));
  }

  /** Adds a change. Those that say nothing new, and those for which there is no room, leave no trace. */
  add(sighting: Sighting): void {
    if (sighting.event) return this.#addEvent(sighting, sighting.event);
    const key = `${sighting.source ?? ''} ${objectKey(sighting)}`;
    const said = `${sighting.change === 'deleted'}|${sighting.state}`;
    if (this.#last.get(key) === said || this.#room[sighting.change] === 0) return;
    this.#last.set(key, said);
    this.#room[sighting.change] -= 1;
    this.#heard.push({ at: this.#now(), latest: this.#steps.length - 1, sighting });
  }

  /** What happened, in the room that a file gives it; of the sources that `isOurs` accepts. */
  entries(isOurs: (source: string) => boolean = () => true): readonly TimelineEntry[] {
    const events = this.#eventsOfSteps.flatMap((heard) => [...heard.values()]);
    const ours = [...this.#heard, ...events].filter(({ sighting }) =>
      isOurs(sighting.source ?? ''),
    );
    const steps = this.#steps.map(({ id }) => id);
    const observations = ours.map((heard) => this.#observation(heard));
    return fit(tell(observations, steps));
  }

  #addEvent(sighting: Sighting, event: EventSighting): void {
    const message = event.message.slice(0, KEPT_MESSAGE);
    const key = [objectKey(event.about), event.reason, message].join('\n');
    const known = this.#events.get(key);
    if (!known && this.#events.size === KEPT_EVENTS) return;
    const { at, latest } = known ?? { at: this.#now(), latest: this.#steps.length - 1 };
    const times = event.times + (known?.sighting.event?.times ?? 0);
    this.#events.set(key, {
      at,
      latest,
      sighting: { ...sighting, event: { ...event, message, times } },
    });
  }

  /** Puts a change in the last step that had begun when it was made. */
  #observation({ at, latest, sighting }: Heard): Observation {
    const isAfter = ({ version }: StepStart, index: number) =>
      index <= latest && (version === undefined || (sighting.version ?? Infinity) > version);
    const step = Math.max(0, this.#steps.findLastIndex(isAfter));
    return { ...sighting, step, ms: Math.round(at - (this.#steps[step]?.started ?? 0)) };
  }
}
