import type { Evidence } from '../lesson/evidence.ts';
import type { Lesson } from '../lesson/types.ts';
import { recordedSpan } from './recorded-span.ts';

/**
 * Words that a person reads in a minute when they mean to understand and not only to get through: Spanish is
 * read at some 218 (Trauzettel-Klosinski and Dietz, 2012), text with new terms in it more slowly.
 */
const WORDS_PER_MINUTE = 180;
/** What a person needs for each command besides waiting for it: copy it, paste it and look at the answer. */
const HANDS_MS = 20_000;
const MINUTE_MS = 60_000;

/** How long a lesson takes, in whole minutes and at least one. */
export interface LessonTimes {
  readonly reading: number;
  /** Of doing, on top of reading. */
  readonly doing: number;
}

/**
 * reading = words of prose / 180; doing = 20 s for each command + what its last recorded run took, from the
 * start of the first command to the end of the last one, waits included. A lesson that was never recorded
 * has only the former of the two.
 */
export function lessonTimes(lesson: Lesson, evidence: Evidence | undefined): LessonTimes {
  const { words, steps } = lesson;
  const ids = steps.map(({ id }) => id);
  const recorded = evidence?.steps.some(({ id }) => ids.includes(id)) ? evidence : undefined;
  const span = recorded ? recordedSpan(lesson, recorded, ids) : { from: 0, to: 0 };
  return {
    reading: wholeMinutes((words / WORDS_PER_MINUTE) * MINUTE_MS),
    doing: wholeMinutes(steps.length * HANDS_MS + span.to - span.from),
  };
}

function wholeMinutes(ms: number): number {
  return Math.max(1, Math.round(ms / MINUTE_MS));
}
