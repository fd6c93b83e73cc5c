import { readEvidence } from './course.ts';
import type { Course } from './course.ts';
import type { Evidence, StepEvidence, Verification } from './evidence.ts';
import { stepEvidence, verification } from './evidence.ts';
import type { Lesson, Step } from './types.ts';
import type { Versions } from './versions.ts';

/** A written lesson with what its last run proved: what pages, tables and tests say of it comes from here. */
export interface LessonRecord {
  readonly lesson: Lesson;
  readonly evidence: Evidence | undefined;
  readonly verification: Verification;
  /** One for each step of the lesson, in its order. */
  readonly steps: readonly StepRecord[];
}

/** A step with the evidence that speaks for it, if there is any. */
export interface StepRecord {
  readonly step: Step;
  /** `skipped` says so itself; `unverified` has no evidence, or that of another command or version. */
  readonly state: 'verified' | 'unverified' | 'skipped';
  readonly evidence: StepEvidence | undefined;
}

/** The records of a course below a project's root. Throws where an evidence file is not one. */
export function readRecords(root: string, { lessons, versions }: Course): LessonRecord[] {
  return lessons.map((lesson) => lessonRecord(lesson, versions, readEvidence(root, lesson)));
}

/** Joins a lesson and its evidence. A step is verified only while its whole lesson is. */
export function lessonRecord(
  lesson: Lesson,
  versions: Versions,
  evidence: Evidence | undefined,
): LessonRecord {
  const verified = verification(lesson, versions, evidence);
  const steps = lesson.steps.map((step): StepRecord => {
    const own = stepEvidence(lesson, evidence, step.id);
    const proved = verified.state === 'verified' && own !== undefined;
    const state = step.skip ? 'skipped' : proved ? 'verified' : 'unverified';
    return { step, state, evidence: own };
  });
  return { lesson, evidence, verification: verified, steps };
}
