import { join } from 'node:path';
import { readCourse } from '../../../src/lesson/course.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { describeSteps } from '../report/progress.ts';
import type { Choice } from './choose-lessons.ts';
import { chooseLessons } from './choose-lessons.ts';
import { firstChange } from './first-change.ts';
import { FolderChanges } from './folder-changes.ts';
import type { LaneContext } from './lane-context.ts';
import { attemptLesson } from './attempt-lesson.ts';
import type { LessonSession } from './lesson-session.ts';
import type { LessonOutcome, StepOutcome } from './run-lesson.ts';

/**
 * Runs a lesson, and again after each change of its sources: from the first step that it touches on, in the
 * same world and terminals, or in new ones where that is the first step. Ends when the run is interrupted.
 */
export async function watchLesson(choice: Choice, context: LaneContext): Promise<LessonOutcome> {
  const changes = new FolderChanges(join(context.options.root, choice.lesson.folder));
  try {
    return await new LessonWatch(choice, context, changes).run();
  } finally {
    changes.close();
  }
}

class LessonWatch {
  readonly #context: LaneContext;
  readonly #changes: FolderChanges;
  #choice: Choice;
  /** Whether the lesson, as it is now, has to begin afresh. */
  #isAnew = false;

  constructor(choice: Choice, context: LaneContext, changes: FolderChanges) {
    this.#choice = choice;
    this.#context = context;
    this.#changes = changes;
  }

  async run(): Promise<LessonOutcome> {
    const { signal } = this.#context.options;
    for (;;) {
      this.#isAnew = false;
      const follow = (session: LessonSession, outcomes: readonly StepOutcome[]) =>
        this.#follow(session, outcomes);
      const outcome = await attemptLesson(this.#choice, this.#context, follow);
      // Without its world there was nothing to follow: another version may do better.
      if (!this.#isAnew && !signal.aborted)
        this.#choice = (await this.#nextVersion()) ?? this.#choice;
      if (signal.aborted) return outcome;
    }
  }

  /** Runs what changes until the lesson must begin afresh, or the run is interrupted. */
  async #follow(session: LessonSession, first: readonly StepOutcome[]) {
    const { progress } = this.#context.options;
    let outcomes = first;
    for (;;) {
      progress.note(this.#choice.lesson, describeSteps(outcomes, this.#choice.lesson.steps.length));
      const next = await this.#nextVersion();
      if (!next) return outcomes;
      const passed = outcomes.findIndex(({ state }) => state !== 'passed' && state !== 'skipped');
      const from = firstChange(
        this.#choice.lesson,
        next.lesson,
        passed < 0 ? outcomes.length : passed,
      );
      this.#choice = next;
      if (from === 0) this.#isAnew = true;
      if (this.#isAnew) return outcomes;
      const step = from === undefined ? undefined : next.lesson.steps[from];
      if (!step) {
        progress.note(next.lesson, 'No cambia nada de lo que se ejecuta');
        continue;
      }
      progress.note(next.lesson, `Otra vez desde «${step.id}», con lo que ya había`);
      outcomes = await session.run(next.lesson, from);
    }
  }

  /** The lesson after its next change without mistakes; nothing if the run is interrupted. */
  async #nextVersion(): Promise<Choice | undefined> {
    const { progress, signal } = this.#context.options;
    const { folder } = this.#choice.lesson;
    for (;;) {
      progress.note(this.#choice.lesson, `Espero cambios en ${folder} (Ctrl-C para terminar)…`);
      await this.#changes.next(signal);
      if (signal.aborted) return undefined;
      const next = this.#read();
      if (typeof next !== 'string') {
        this.#context.publish(next.lesson);
        return next;
      }
      progress.say(`\n${next}`);
    }
  }

  /** The lesson as its files say now, or what is wrong in them. */
  #read(): Choice | string {
    const { root } = this.#context.options;
    const { lesson, name } = this.#choice;
    try {
      const course = readCourse(root);
      const problems = course.problems.filter(({ location }) =>
        location.file.startsWith(`${lesson.folder}/`),
      );
      if (problems.length > 0) return problems.map(formatProblem).join('\n');
      return chooseLessons(course.lessons, [name])[0] ?? `No hay ninguna lección «${name}».`;
    } catch (error) {
      return (error as Error).message;
    }
  }
}
