import type { ImageEvidence, TimelineEntry } from '../../../src/lesson/evidence.ts';
import type { Json, ObjectReference } from '../../../src/lesson/types.ts';

/** What a lesson runs against: a namespace of the cluster, or Docker. Made for one lesson, then removed. */
export interface LessonWorld {
  /** Variables that the lesson's terminal needs to reach it. */
  readonly env: Readonly<Record<string, string>>;
  /** Begins a step in the recording. Gives the ms since the recording began. */
  stepStarted(id: string): number;
  /** What changed until now. */
  timeline(): Promise<readonly TimelineEntry[]>;
  /** The object of a reference as its API gives it, or `undefined` if it is not there. */
  object(reference: ObjectReference, signal: AbortSignal): Promise<Json | undefined>;
  /** What ran, by image. */
  images(): Promise<readonly ImageEvidence[]>;
  /** For a failed step: what is not healthy, in the words of its own tools. */
  diagnose(): Promise<string>;
  /**
   * What is not as the lesson found it, though its page says how to leave it so. Asked for once all of its
   * steps have passed; worlds that put everything back themselves do not ask it of a lesson.
   */
  leftBehind?(): Promise<string | undefined>;
  /** Removes everything that the lesson made. Called also after a failure or Ctrl-C. */
  close(options: { keep: boolean }): Promise<void>;
}
