import { changes, stepEvidence } from '../lesson/evidence.ts';
import { entryOf } from './course.ts';
import type { Entry } from './course.ts';
import type { Change, Span } from './lanes.ts';
import type { Mark } from './marks.ts';
import { lessonPath } from './paths.ts';
import { recordedSpan, withTail } from './recorded-span.ts';

/** What was recorded while some steps of a lesson ran. */
export interface Scene {
  readonly entry: Entry;
  readonly timeline: readonly Change[];
  readonly span: Span;
  /** The commands, with links to them. */
  readonly marks: readonly Mark[];
}

/**
 * The recording of some steps of a lesson, or `undefined` unless each of them was run as it stands. `page`
 * is the lesson on whose page it is shown, if that is another one.
 */
export function sceneOf(slug: string, ids: readonly string[], page = slug): Scene | undefined {
  const entry = entryOf(slug);
  const { lesson, evidence } = entry;
  const marks = lesson.steps.flatMap((step, index): Mark[] => {
    const recorded = ids.includes(step.id) ? stepEvidence(lesson, evidence, step.id) : undefined;
    if (!recorded) return [];
    const href = `${page === slug ? '' : lessonPath(slug)}#paso-${step.id}`;
    return [
      { ms: recorded.startedMs, text: `${lesson.order}.${index + 1}`, label: step.command, href },
    ];
  });
  if (!evidence || marks.length === 0 || marks.length < new Set(ids).size) return undefined;
  const timeline = changes(evidence);
  return { entry, timeline, span: withTail(recordedSpan(lesson, evidence, ids), timeline), marks };
}
