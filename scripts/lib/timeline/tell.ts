import type { TimelineEntry } from '../../../src/lesson/evidence.ts';
import { withoutVolatile } from '../../../src/lesson/volatile.ts';
import type { EventSighting, Observation } from './observation.ts';
import { groupBy, objectKey } from './observation.ts';
import { roleNames, roleOf, rolesByName, withRoles } from './role-names.ts';
import { shortSeries } from './series.ts';

/** Longest text of an event, in characters. */
const MESSAGE_LENGTH = 160;

/** An entry, and what is needed to decide whether it may go where there is no room for all. */
export interface Told extends TimelineEntry {
  /** Place of the step in the lesson. */
  readonly order: number;
  readonly isWarning: boolean;
}

type Roles = ReadonlyMap<string, string>;

/**
 * A recording as a story: in it each object has the name of its role, changes that repeat or lead on are
 * one, and the order is by step, kind and name. Two runs that went the same way tell the same, but for the ms.
 */
export function tell(observations: readonly Observation[], steps: readonly string[]): Told[] {
  const roles = roleNames(observations.filter(({ event }) => !event));
  const ofObjects = groupBy(
    observations.filter(({ event }) => !event),
    objectKey,
  );
  const told = [
    ...ofObjects.flatMap((life) =>
      shortSeries(life).map((change) => toldChange(change, steps, roles)),
    ),
    ...toldEvents(observations, steps, roles),
  ];
  return withoutQuietNodes(told).sort(inTelling);
}

function toldChange(
  { step, ms, change, kind, name, state }: Observation,
  steps: readonly string[],
  roles: Roles,
): Told {
  const named = roleOf({ kind, name }, roles);
  return {
    order: step,
    step: steps[step] ?? '',
    ms,
    change,
    kind,
    name: named,
    state,
    isWarning: false,
  };
}

/** Events that say the same of the same object during a step are one, which counts them. */
function toldEvents(
  observations: readonly Observation[],
  steps: readonly string[],
  roles: Roles,
): Told[] {
  const plain = rolesByName(roles);
  const heard = observations.flatMap(({ step, ms, event }) =>
    event ? { step, ms, event, name: aboutName(event, roles), text: eventText(event, plain) } : [],
  );
  const alike = groupBy(heard, ({ step, name, text }) => `${step} ${name} ${text}`);
  return alike.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { step, ms, event, name, text } = first;
    const times = group.reduce((sum, one) => sum + one.event.times, 0);
    const state = times > 1 ? `${text} (${times} veces)` : text;
    const what = { change: 'added', kind: 'Event', name, state } as const;
    return { order: step, step: steps[step] ?? '', ms, ...what, isWarning: event.isWarning };
  });
}

function aboutName({ about }: EventSighting, roles: Roles): string {
  return `${about.kind.toLowerCase()}/${roleOf(about, roles)}`;
}

/** Reason and first line of the message, without what will not be the same in the next run. */
function eventText({ reason, message }: EventSighting, roles: Roles): string {
  const [line = ''] = message.split('\n');
  const text = withoutVolatile(withRoles(`${reason}: ${line}`, roles));
  return text.length > MESSAGE_LENGTH ? `${text.slice(0, MESSAGE_LENGTH - 1)}…` : text;
}

/** How the nodes were at the start is worth telling only if one of them changes. */
function withoutQuietNodes(told: readonly Told[]): Told[] {
  const isNode = ({ kind }: Told) => kind === 'Node';
  if (told.some((entry) => isNode(entry) && entry.order > 0)) return [...told];
  return told.filter((entry) => !isNode(entry));
}

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** By step, kind and name. An object's changes follow each other; its events stand by what they say. */
function inTelling(one: Told, other: Told): number {
  const isEvent = (entry: Told) => Number(entry.kind === 'Event');
  return (
    one.order - other.order ||
    isEvent(one) - isEvent(other) ||
    BY_NAME.compare(one.kind, other.kind) ||
    BY_NAME.compare(one.name, other.name) ||
    (one.kind === 'Event' ? BY_NAME.compare(one.state, other.state) : one.ms - other.ms)
  );
}
