import type { Evidence, StepEvidence } from '../lesson/evidence.ts';
import type { Lesson } from '../lesson/types.ts';
import type { Change, Span } from './lanes.ts';

/** From the start of the first of some steps to all that is known of the last of them, in ms of the recording. */
export function recordedSpan(lesson: Lesson, evidence: Evidence, ids: readonly string[]): Span {
  const steps = evidence.steps.filter(({ id }) => ids.includes(id));
  const from = Math.min(...steps.map(({ startedMs }) => startedMs));
  const to = Math.max(...steps.map((step) => endOf(step, lesson, evidence)));
  // A score of no length could not be drawn.
  return { from, to: Math.max(to, from + 1) };
}

/** When a step was over: its command, the state that had to follow, and all that changed meanwhile. */
function endOf(step: StepEvidence, { steps }: Lesson, { timeline }: Evidence): number {
  const { id, startedMs, durationMs, settledMs } = step;
  const changed = timeline.filter((entry) => entry.step === id).map(({ ms }) => ms);
  // Of a watch only the wait for its end is known, which says nothing of when that was.
  const watches = steps.find((candidate) => candidate.id === id)?.mode === 'watch';
  return startedMs + Math.max(watches ? 0 : durationMs + settledMs, ...changed);
}

/** Part of a span that is added to it, so that what came last is seen to stay. */
const TAIL = 0.03;

/** A span with some of the time after it, as far as nothing changed in it. */
export function withTail({ from, to }: Span, timeline: readonly Change[]): Span {
  const next = timeline.find(({ ms }) => ms > to)?.ms ?? Infinity;
  return { from, to: Math.min(to + TAIL * (to - from), next) };
}
