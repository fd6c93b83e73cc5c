import type { TimelineEntry } from '../../../src/lesson/evidence.ts';
import { TIMELINE_BYTES, timelineText } from '../../../src/lesson/evidence.ts';
import type { Told } from './tell.ts';

/** What may go, least telling first. Never here: births and deaths of Pods. */
const DISPENSABLE: readonly ((entry: Told) => boolean)[] = [
  // What the changes of the objects themselves say too.
  ({ kind, isWarning }) => kind === 'Event' && !isWarning,
  ({ kind, change }) => kind === 'EndpointSlice' && change === 'modified',
  ({ kind }) => kind === 'Event',
  ({ kind, change }) => kind !== 'Pod' && change === 'modified',
  ({ kind }) => kind !== 'Pod',
  ({ change }) => change === 'modified',
];

/**
 * The story in the room that a file gives it. The least telling entries go first, of those the latest; the
 * births and deaths of Pods go only if nothing else is left.
 */
export function fit(told: readonly Told[], bytes = TIMELINE_BYTES): TimelineEntry[] {
  let kept = [...told];
  for (const isDispensable of [...DISPENSABLE, () => true]) {
    let excess = Buffer.byteLength(timelineText(kept.map(entryOf))) - bytes;
    if (excess <= 0) break;
    const gone = new Set<Told>();
    for (const entry of kept.filter(isDispensable).reverse()) {
      if (excess <= 0) break;
      excess -= sizeOf(entry);
      gone.add(entry);
    }
    kept = kept.filter((entry) => !gone.has(entry));
  }
  return kept.map(entryOf);
}

function sizeOf(entry: Told): number {
  return (
    Buffer.byteLength(timelineText([entryOf(entry)])) - Buffer.byteLength('[\n\n  ]') + ',\n'.length
  );
}

function entryOf({ step, ms, change, kind, name, state }: Told): TimelineEntry {
  return { step, ms, change, kind, name, state };
}
