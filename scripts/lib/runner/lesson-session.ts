import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { LastingStep } from './lasting-step.ts';
import { startLasting } from './lasting-step.ts';
import type { LessonWorld } from './lesson-world.ts';
import type { LessonObserver, StepOutcome } from './run-lesson.ts';
import { runStep } from './run-step.ts';
import type { StepContext, StepResult } from './step-context.ts';
import type { TerminalsOptions } from './terminals.ts';
import { Terminals } from './terminals.ts';

/** What the terminals of a lesson are like. */
export type TerminalSetting = Omit<TerminalsOptions, 'scratch'>;

export interface SessionOptions {
  readonly world: LessonWorld;
  /** A folder of the run. */
  readonly scratch: string;
  readonly terminals: TerminalSetting;
  readonly observer: LessonObserver;
  readonly signal: AbortSignal;
}

/** A lesson at work: its world, its terminals, and what has been left running in them. */
export class LessonSession {
  readonly #options: SessionOptions;
  readonly #terminals: Terminals;
  readonly #captures = new Map<string, string>();
  /** What occupies a terminal, by its number. */
  readonly #lasting = new Map<number, LastingStep>();
  #outcomes: StepOutcome[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#terminals = new Terminals({ ...options.terminals, scratch: options.scratch });
  }

  /**
   * Runs the steps of a lesson in order from one index on, until one fails: those after it would build on
   * what is not there. Gives the outcomes so far, in the lesson's order.
   */
  async run(lesson: Lesson, from = 0): Promise<readonly StepOutcome[]> {
    this.#outcomes = this.#outcomes.slice(0, from);
    await this.#abandon(lesson.steps.slice(0, from));
    for (const step of lesson.steps.slice(from)) {
      this.#options.signal.throwIfAborted();
      if (!(await this.#release(lesson, step))) return this.#outcomes;
      this.#options.observer.stepStarted(lesson, step);
      await this.#runStep(lesson, step);
      if (this.#failed()) return this.#outcomes;
    }
    for (const terminal of [...this.#lasting.keys()]) {
      if (!(await this.#finish(lesson, terminal))) break;
    }
    return this.#outcomes;
  }

  /** Ends the terminals and everything that runs in them. */
  close(): Promise<void> {
    return this.#terminals.close();
  }

  /** Ends what an earlier run of steps that come again left running. */
  async #abandon(kept: readonly Step[]): Promise<void> {
    for (const [terminal, lasting] of this.#lasting) {
      if (kept.some(({ id }) => id === lasting.step.id)) continue;
      this.#lasting.delete(terminal);
      await lasting.abandon();
    }
  }

  #failed(): boolean {
    return this.#outcomes.some(({ state }) => state === 'failed');
  }

  /** Frees the terminal that a step needs. Gives whether what was there ended as it should. */
  async #release(lesson: Lesson, { terminal, mode }: Step): Promise<boolean> {
    return mode === 'send' || (await this.#finish(lesson, terminal));
  }

  async #finish(lesson: Lesson, terminal: number): Promise<boolean> {
    const lasting = this.#lasting.get(terminal);
    if (!lasting) return true;
    this.#lasting.delete(terminal);
    const outcome = await this.#outcome(lasting.step, () => lasting.finish());
    // A watch is told when it ends; the others were told when they were ready.
    const isNews = lasting.step.mode === 'watch' || outcome.state === 'failed';
    this.#put(lesson, outcome, isNews);
    return outcome.state !== 'failed';
  }

  async #runStep(lesson: Lesson, step: Step): Promise<void> {
    if (step.skip) return this.#put(lesson, { step, state: 'skipped', totalMs: 0 });
    const context = await this.#context(step);
    if (step.mode === 'run') return this.#report(lesson, step, () => runStep(step, context));
    if (step.mode === 'send') {
      const lasting = this.#lasting.get(step.terminal);
      if (!lasting?.send) throw new Error(`no hay a qué teclear en la terminal ${step.terminal}`);
      const { send } = lasting;
      return this.#report(lesson, step, () => send.call(lasting, step));
    }
    const started = performance.now();
    const lasting = await startLasting(step, context, this.#terminals.env);
    this.#lasting.set(step.terminal, lasting);
    const ready = await lasting.ready();
    // Of a watch nothing is known before it is waited for.
    if (!ready) return this.#put(lesson, { step, state: 'not-run', totalMs: 0 }, false);
    return this.#report(lesson, step, () => Promise.resolve(ready), started);
  }

  async #context({ terminal }: Step): Promise<StepContext> {
    const { world, signal } = this.#options;
    const shell = await this.#terminals.shell(terminal);
    return { shell, world, signal, captures: this.#captures };
  }

  async #report(
    lesson: Lesson,
    step: Step,
    run: () => Promise<StepResult>,
    started = performance.now(),
  ): Promise<void> {
    this.#put(lesson, await this.#outcome(step, run, started));
  }

  async #outcome(
    step: Step,
    run: () => Promise<StepResult>,
    started = performance.now(),
  ): Promise<StepOutcome> {
    const { evidence, mismatch } = await run();
    const totalMs = performance.now() - started;
    if (!mismatch) return { step, state: 'passed', evidence, totalMs };
    const diagnosis = await this.#options.world
      .diagnose()
      .catch((error: unknown) => `sin diagnóstico: ${String(error)}`);
    return { step, state: 'failed', evidence, mismatch, diagnosis, totalMs };
  }

  /** Notes how a step went, in the lesson's order, and tells it where it is news. */
  #put(lesson: Lesson, outcome: StepOutcome, isNews = true): void {
    const index = lesson.steps.findIndex(({ id }) => id === outcome.step.id);
    this.#outcomes[index] = outcome;
    if (isNews) this.#options.observer.stepEnded(lesson, outcome);
  }
}
