import { stripVTControlCharacters, styleText } from 'node:util';
import { formatLocation } from '../../../src/lesson/problem.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { Drift } from '../runner/drift.ts';
import type { LessonObserver, LessonOutcome, StepOutcome } from '../runner/run-lesson.ts';
import { driftDifference } from './difference.ts';
import { drawDifference } from './draw-difference.ts';
import type { Again } from './failure.ts';
import { describeFailure } from './failure.ts';
import { LiveLines } from './live-lines.ts';
import { count, formatDuration, formatSeconds } from './words.ts';

/**
 * Tells how the run goes. Where lessons run side by side, each line says whose it is; what has several
 * lines is written at once, so that no other comes between. On a terminal, what each lesson is at stands
 * below.
 */
export class Progress implements LessonObserver {
  readonly #live: LiveLines;
  /** Width of the lessons' names; 0 while one lesson runs at a time, whose lines need no name. */
  #nameWidth = 0;
  #again: Again;

  constructor(out: NodeJS.WriteStream = process.stdout, script: Again['script'] = 'examples') {
    this.#live = new LiveLines(out);
    this.#again = { script, flags: '' };
  }

  /** What repeats something so that it runs where this run does. */
  get again(): Again {
    return this.#again;
  }

  /** From now on these lessons run side by side. */
  sideBySide(lessons: readonly Lesson[]): void {
    this.#nameWidth = Math.max(...lessons.map(({ slug }) => slug.length));
  }

  /** From now on lessons run on the cluster of a context. */
  onOwnCluster(context: string): void {
    this.#again = { ...this.#again, flags: ` --context ${context} --yes-use-this-cluster` };
  }

  say(text: string): void {
    this.#live.print(text);
  }

  /** Says something of a lesson. */
  note(lesson: Lesson, text: string): void {
    this.say(`${this.#of(lesson)}${text}`);
  }

  lessonStarted(lesson: Lesson): void {
    const { order, title, steps } = lesson;
    const head = `${styleText('bold', `${order}. ${title}`)} (${count(steps.length, 'paso', 'pasos')})`;
    if (this.#nameWidth > 0) this.note(lesson, head);
    else this.say(`\n${head}`);
    this.#goesOn(lesson, '(prepara su sitio)');
  }

  stepStarted(lesson: Lesson, { id }: Step): void {
    this.#goesOn(lesson, id);
  }

  stepEnded(lesson: Lesson, outcome: StepOutcome): void {
    const { step, state, totalMs, evidence } = outcome;
    if (state === 'failed' || step.id === lesson.steps.at(-1)?.id) this.#goesOn(lesson, '(recoge)');
    const attempts = evidence && evidence.attempts > 1 ? `, ${evidence.attempts} intentos` : '';
    const took = styleText('dim', `${formatSeconds(totalMs)}${attempts}`);
    if (state === 'skipped')
      return this.note(lesson, `${styleText('yellow', '○')} ${step.id}: ${step.skip?.reason}`);
    const mark = state === 'passed' ? styleText('green', '✓') : styleText('red', '✗');
    const failure =
      state === 'failed' ? `\n\n${describeFailure(lesson, outcome, styleText, this.#again)}\n` : '';
    this.note(lesson, `${mark} ${step.id.padEnd(28)} ${took}${failure}`);
  }

  lessonEnded({ lesson, steps, totalMs, error }: LessonOutcome): void {
    this.#live.delete(lesson.slug);
    if (error) this.note(lesson, `${styleText('red', '✗')} ${error}`);
    const result = `${describeSteps(steps, steps.length)}, ${formatDuration(totalMs)}`;
    this.note(lesson, styleText('dim', result));
  }

  drifted(lesson: Lesson, drift: Drift): void {
    const where = formatLocation(drift.step.location);
    const mark = styleText('yellow', '~');
    const message = `${mark} ${where}: ${drift.stream} ya no es el que muestra la página`;
    const drawn = drawDifference(driftDifference(drift), ['antes', 'ahora'], styleText);
    this.note(lesson, `${message}\n${drawn}`);
  }

  /** Ends the living lines. */
  stop(): void {
    this.#live.stop();
  }

  /** Tells below what a lesson is at from now on. */
  #goesOn(lesson: Lesson, what: string): void {
    const started = performance.now();
    // Without styles: the line is cut at the terminal's width.
    const label = stripVTControlCharacters(`${this.#of(lesson)}… ${what.padEnd(28)} `);
    this.#live.set(lesson.slug, () => label + formatSeconds(performance.now() - started));
  }

  #of({ slug }: Lesson): string {
    return this.#nameWidth > 0 ? `${styleText('dim', slug.padEnd(this.#nameWidth))}  ` : '  ';
  }
}

/** How many steps of a lesson passed, and how many did not come to run. */
export function describeSteps(outcomes: readonly StepOutcome[], all: number): string {
  const passed = outcomes.filter(({ state }) => state === 'passed').length;
  const ran = outcomes.filter(({ state }) => state !== 'not-run').length;
  const rest = ran < all ? `, ${all - ran} sin ejecutar` : '';
  return `${passed} de ${count(all, 'paso', 'pasos')}${rest}`;
}
