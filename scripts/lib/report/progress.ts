import { styleText } from 'node:util';
import { formatLocation } from '../../../src/lesson/problem.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { Drift } from '../runner/drift.ts';
import { count, formatSeconds } from './words.ts';
import type { LessonObserver, LessonOutcome, StepOutcome } from '../runner/run-lesson.ts';

const TICK_MS = 100;

/** Tells how the run goes: a living line on a terminal, plain lines anywhere else. */
export class Progress implements LessonObserver {
  readonly #out: NodeJS.WriteStream;
  #timer: NodeJS.Timeout | undefined;

  constructor(out: NodeJS.WriteStream = process.stdout) {
    this.#out = out;
  }

  say(line: string): void {
    this.#clear();
    this.#out.write(`${line}\n`);
  }

  lessonStarted({ order, title, steps }: Lesson): void {
    this.say(
      `\n${styleText('bold', `${order}. ${title}`)} (${count(steps.length, 'paso', 'pasos')})`,
    );
  }

  stepStarted(_lesson: Lesson, step: Step): void {
    this.#live(step.id);
  }

  stepEnded(
    _lesson: Lesson,
    { step, state, totalMs, evidence, mismatch, diagnosis }: StepOutcome,
  ): void {
    const attempts = evidence && evidence.attempts > 1 ? `, ${evidence.attempts} intentos` : '';
    const took = styleText('dim', `${formatSeconds(totalMs)}${attempts}`);
    if (state === 'passed')
      return this.say(`  ${styleText('green', '✓')} ${step.id.padEnd(28)} ${took}`);
    if (state === 'skipped')
      return this.say(`  ${styleText('yellow', '○')} ${step.id}: ${step.skip?.reason}`);
    this.say(`  ${styleText('red', '✗')} ${step.id.padEnd(28)} ${took}`);
    if (!mismatch) return;
    this.say(`\n${formatLocation(mismatch.location)}: ${styleText('red', mismatch.message)}`);
    this.say(`    comando (${formatLocation(step.location)}):\n${indent(step.command)}`);
    if (mismatch.expected) this.say(`    se esperaba:\n${indent(mismatch.expected)}`);
    this.say(`    llegó:\n${indent(mismatch.actual || '(nada)')}`);
    if (diagnosis) this.say(`    qué había en ese momento:\n${indent(diagnosis)}`);
  }

  lessonEnded({ steps, totalMs, error }: LessonOutcome): void {
    const passed = steps.filter(({ state }) => state === 'passed').length;
    const notRun = steps.filter(({ state }) => state === 'not-run').length;
    if (error) this.say(`  ${styleText('red', '✗')} ${error}`);
    const rest = notRun > 0 ? `, ${notRun} sin ejecutar` : '';
    this.say(
      styleText(
        'dim',
        `  ${passed} de ${count(steps.length, 'paso', 'pasos')}${rest}, ${formatSeconds(totalMs)}`,
      ),
    );
  }

  drifted({ step, stream, before, now }: Drift): void {
    this.say(
      `  ${styleText('yellow', '~')} ${formatLocation(step.location)}: ${stream} ya no es el que muestra la página`,
    );
    this.say(`    antes:\n${indent(before || '(nada)')}\n    ahora:\n${indent(now || '(nada)')}`);
  }

  /** Ends the living line. */
  stop(): void {
    this.#clear();
  }

  #live(id: string): void {
    if (!this.#out.isTTY) return;
    this.#clear();
    const started = performance.now();
    const draw = () =>
      this.#out.write(`\r\x1b[K  … ${id.padEnd(28)} ${formatSeconds(performance.now() - started)}`);
    draw();
    this.#timer = setInterval(draw, TICK_MS);
    this.#timer.unref();
  }

  #clear(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#out.isTTY) this.#out.write('\r\x1b[K');
  }
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
}
