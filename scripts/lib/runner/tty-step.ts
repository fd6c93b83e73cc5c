import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { Step } from '../../../src/lesson/types.ts';
import { poll } from '../poll.ts';
import { formatSeconds } from '../report/words.ts';
import { endMismatch } from './command-mismatch.ts';
import type { LastingStep } from './lasting-step.ts';
import type { LiveCommand } from './live-command.ts';
import type { Pty } from './pty.ts';
import { readableStreams } from './readable.ts';
import type { StepResult } from './step-context.ts';
import { complaint, expectationOf, settle, toStepEvidence } from './step-context.ts';

/** `tty`: an interactive program, and the `send` steps that are typed to it. */
export class TtyStep implements LastingStep {
  readonly #command: LiveCommand;
  readonly #pty: Pty;
  #ready: StepResult | undefined;

  constructor(command: LiveCommand, pty: Pty) {
    this.#command = command;
    this.#pty = pty;
  }

  get step() {
    return this.#command.step;
  }

  async ready(): Promise<StepResult> {
    const mismatch = await this.#command.until();
    this.#ready = await this.#command.result(this.#command.printed(), mismatch);
    return this.#ready;
  }

  async send(step: Step): Promise<StepResult> {
    const { context } = this.#command;
    const startedMs = context.world.stepStarted(step.id);
    const started = performance.now();
    const expectation = expectationOf(step, context);
    this.#pty.take();
    this.#pty.type(`${step.command}\n`);
    const wrong = expectation
      ? await this.#command.untilFulfilled(step, expectation)
      : await this.#untilEnd(step);
    const durationMs = performance.now() - started;
    const settled = wrong ? { mismatch: wrong, settledMs: 0 } : await settle(expectation, context);
    const { mismatch, settledMs } = settled;
    const times = { durationMs, settledMs, attempts: 1, startedMs };
    const run = { exitCode: 0, ...readableStreams(this.#command.printed()), ...times };
    return { evidence: toStepEvidence(step, run), ...(mismatch && { mismatch }) };
  }

  /** A program that was told to end has; its code counts. */
  async finish(): Promise<StepResult> {
    const { ended } = this.#command;
    const result = await this.#command.end();
    const { evidence } = this.#ready ?? (await this.#command.result(result, undefined));
    const mismatch = ended && endMismatch(this.step, ended);
    return { evidence, ...(mismatch && { mismatch }) };
  }

  async abandon(): Promise<void> {
    await this.#command.end();
  }

  /** A step that expects no answer ends the program. */
  async #untilEnd(step: Step): Promise<Mismatch | undefined> {
    const late = `el programa sigue ahí después de ${formatSeconds(step.timeoutMs)}`;
    const check = () =>
      Promise.resolve(this.#command.ended ? undefined : complaint(step, late, ''));
    const explain = (error: unknown) => complaint(step, String(error), '');
    const { signal } = this.#command.context;
    return (await poll({ withinMs: step.timeoutMs }, check, explain, signal)).wrong;
  }
}
