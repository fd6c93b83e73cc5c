import type { Lesson } from '../../../src/lesson/types.ts';
import type { ExamplesOptions } from './examples.ts';
import type { TerminalsOf } from './run-lesson.ts';
import type { LessonWorlds } from './worlds.ts';

/** What the lessons of a run share. */
export interface LaneContext {
  readonly options: ExamplesOptions;
  readonly worlds: LessonWorlds;
  readonly terminals: TerminalsOf;
  /** Makes the stand-in answer with the manifests of a lesson as it is now. */
  readonly publish: (lesson: Lesson) => void;
}
