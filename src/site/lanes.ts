import type { TimelineEntry } from '../lesson/evidence.ts';

/** How an object was for a while; each phase has a pattern of its own on the page. */
export type Phase = 'waiting' | 'ready' | 'broken' | 'ending' | 'done' | 'empty';

/** A stretch of an object's life in which its state did not change, in ms of the recording. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly state: string;
  readonly phase: Phase;
}

/** The life of one object, as a line of a score. `born` and `died` are there if they were seen. */
export interface Lane {
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly born?: number;
  readonly died?: number;
}

/** A stretch of a recording, in ms from its start. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A change, in ms from the start of the recording. */
export type Change = Omit<TimelineEntry, 'step'>;

/** The lives of the objects of a kind during a span, in the order in which they were born. */
export function lanes(timeline: readonly Change[], kind: string, span: Span): Lane[] {
  const entries = timeline.filter((entry) => entry.kind === kind);
  const names = [...new Set(entries.map(({ name }) => name))];
  return names
    .map((name) =>
      lane(
        name,
        entries.filter((entry) => entry.name === name),
        span,
      ),
    )
    .filter(({ bars }) => bars.length > 0)
    .sort(byBirth);
}

/** By their first moment; those that were there from the start, by name. */
function byBirth(one: Lane, other: Lane): number {
  const later = (one.bars[0]?.from ?? 0) - (other.bars[0]?.from ?? 0);
  return later || one.name.localeCompare(other.name, 'es', { numeric: true });
}

function lane(name: string, entries: readonly Change[], span: Span): Lane {
  const bars = entries.flatMap((entry, index) =>
    bar(entry, entries.slice(0, index), entries[index + 1], span),
  );
  const seen = (change: string) =>
    entries.find((entry) => entry.change === change && within(entry.ms, span))?.ms;
  const born = seen('added');
  const died = seen('deleted');
  return {
    name,
    bars: joined(bars),
    ...(born !== undefined && { born }),
    ...(died !== undefined && { died }),
  };
}

/** A state lasts until the next change of the same object, or past the end of the span. */
function bar(
  { ms, change, kind, state }: Change,
  before: readonly Change[],
  next: Change | undefined,
  span: Span,
): Bar[] {
  const from = Math.max(ms, span.from);
  const to = Math.min(next?.ms ?? span.to, span.to);
  if (change === 'deleted' || to <= from) return [];
  // Not ready for the first time is waiting; not ready any more is a fall. A count only goes up and down.
  const fallen = kind === 'Pod' && phaseOf(state) === 'waiting' && wasReady(before);
  return [{ from, to, state, phase: fallen ? 'broken' : phaseOf(state, kind) }];
}

/** Whether an object was ready before, in this life of its name. */
function wasReady(before: readonly Change[]): boolean {
  const birth = before.findLastIndex(({ change }) => change === 'deleted') + 1;
  return before.slice(birth).some(({ state }) => phaseOf(state) === 'ready');
}

/** Neighbours in the same state become one. */
function joined(bars: readonly Bar[]): Bar[] {
  return bars.reduce<Bar[]>((done, next) => {
    const last = done.at(-1);
    if (last?.state !== next.state || last.to !== next.from) return [...done, next];
    return [...done.slice(0, -1), { ...last, to: next.to }];
  }, []);
}

function within(ms: number, { from, to }: Span): boolean {
  return ms >= from && ms <= to;
}

/** What a state says by its words; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, Phase])[] = [
  [/^Exited\b/, 'empty'],
  [/^(?:Created|Up \((?:health: starting|Paused)\))/, 'waiting'],
  [/^Up \(unhealthy\)/, 'broken'],
  [/^Up\b/, 'ready'],
  [/\bTerminating\b/, 'ending'],
  [/\b(?:Succeeded|Completed?)\b/, 'done'],
  [/\b(?:NotReady|Failed|Lost|Evicted|OOMKilled|ProgressDeadlineExceeded)\b/, 'broken'],
  [/\bErr|Error|CrashLoop|BackOff|ExitCode/, 'broken'],
  [/^(?:Ready|Bound)\b/, 'ready'],
];

/**
 * `Running 1/1`, `Ready`, `3/3`, `Up` → ready; `Running 1/2`, `Pending` → waiting; `CrashLoopBackOff` → broken…
 */
function phaseOf(state: string, kind = 'Pod'): Phase {
  const said = WORDS.find(([pattern]) => pattern.test(state))?.[1];
  if (said) return said;
  const [, ready, wanted] = /(?:^|\s)(\d+)\/(\d+)/.exec(state) ?? [];
  if (Number(wanted) === 0) return kind === 'Pod' ? 'waiting' : 'empty';
  return ready !== undefined && Number(ready) >= Number(wanted) ? 'ready' : 'waiting';
}
