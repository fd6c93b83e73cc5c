import { sequenceEnd } from '../../../src/lesson/match-text.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { formatSeconds } from '../report/words.ts';
import { poll } from '../poll.ts';
import { endMismatch, printedMismatch } from './command-mismatch.ts';
import { Pty } from './pty.ts';
import { readable, readableStreams } from './readable.ts';
import type { CommandResult, Printed, RunningCommand } from './shell.ts';
import type { StepContext, StepResult } from './step-context.ts';
import { complaint, expectationOf, settle, toStepEvidence } from './step-context.ts';

/** Wait of a step that names none for what it must print or open. */
const DEFAULT_WITHIN_MS = 10_000;
const NOTHING = { bytes: Buffer.alloc(0), total: 0 };

/** A step whose command stays in its terminal while others run: `background`, `watch` or `tty`. */
export class LastingStep {
  readonly step: Step;
  readonly #context: StepContext;
  readonly #expectation: Expectation | undefined;
  readonly #running: RunningCommand;
  readonly #pty: Pty | undefined;
  readonly #started = performance.now();
  readonly #startedMs: number;
  #ended: CommandResult | undefined;
  #ready: StepResult | undefined;

  private constructor(step: Step, context: StepContext, pty: Pty | undefined) {
    this.step = step;
    this.#context = context;
    this.#pty = pty;
    this.#startedMs = context.world.stepStarted(step.id);
    this.#expectation = expectationOf(step, context);
    this.#running = context.shell.start(step.command, pty && { tty: pty.path });
    void this.#running.ended.then((result) => (this.#ended = result));
  }

  /** Starts the command. Rejects where a pseudo-terminal is needed and there is none. */
  static async start(
    step: Step,
    context: StepContext,
    env: Readonly<Record<string, string>>,
  ): Promise<LastingStep> {
    return new LastingStep(step, context, step.mode === 'tty' ? await Pty.open(env) : undefined);
  }

  /** For `background` and `tty`: waits until others can count on it. */
  async ready(): Promise<StepResult> {
    const printed = () =>
      this.#pty ? { stdout: this.#pty.printed(), stderr: NOTHING } : this.#running.printed();
    const mismatch = await this.#until(this.step, this.#expectation, printed);
    this.#ready = await this.#result(printed(), mismatch);
    return this.#ready;
  }

  /** Types a `send` step into the pseudo-terminal, and waits for its answer, or for the program's end. */
  async send(step: Step): Promise<StepResult> {
    const startedMs = this.#context.world.stepStarted(step.id);
    const started = performance.now();
    const expectation = expectationOf(step, this.#context);
    this.#pty?.take();
    this.#pty?.type(`${step.command}\n`);
    const printed = () => ({ stdout: this.#pty?.printed() ?? NOTHING, stderr: NOTHING });
    const wrong = expectation
      ? await this.#until(step, expectation, printed)
      : await this.#untilEnd(step);
    const durationMs = performance.now() - started;
    const { mismatch, settledMs } = wrong
      ? { mismatch: wrong, settledMs: 0 }
      : await settle(expectation, this.#context);
    const times = { durationMs, settledMs, attempts: 1, startedMs };
    const run = { exitCode: 0, ...readableStreams(printed()), ...times };
    return { evidence: toStepEvidence(step, run), ...(mismatch && { mismatch }) };
  }

  /** Ends it: a `watch` once its expectation holds, any other at once. */
  async finish(): Promise<StepResult> {
    try {
      return this.step.mode === 'watch' ? await this.#finishWatch() : await this.#finishOther();
    } finally {
      this.#pty?.close();
    }
  }

  /** Ends it whatever it has come to. */
  async abandon(): Promise<void> {
    if (!this.#ended) await this.#running.interrupt();
    this.#pty?.close();
  }

  async #finishWatch(): Promise<StepResult> {
    const mismatch = await this.#until(this.step, this.#expectation, () => this.#running.printed());
    const durationMs = performance.now() - this.#started;
    const endedByItself = this.#ended;
    const result = endedByItself ?? (await this.#running.interrupt());
    const wrong = mismatch ?? (endedByItself && endMismatch(this.step, endedByItself));
    return this.#result(result, wrong, durationMs);
  }

  async #finishOther(): Promise<StepResult> {
    const endedByItself = this.#ended;
    const result = endedByItself ?? (await this.#running.interrupt());
    const ready = this.#ready ?? (await this.#result(result, undefined));
    const { durationMs, settledMs } = ready.evidence;
    // A program on a pseudo-terminal may be told to end; what runs in the background must not.
    const early = this.step.mode === 'background' && endedByItself;
    const mismatch = early
      ? complaint(this.step, `terminó por su cuenta, con código ${result.exitCode}`, text(result))
      : endedByItself && endMismatch(this.step, endedByItself);
    const streams = this.#pty ? {} : readableStreams(result);
    const evidence = { ...ready.evidence, ...streams, durationMs, settledMs };
    return { evidence, ...(mismatch && { mismatch }) };
  }

  /** Waits until what has been printed is as expected, and nothing more comes in the same breath. */
  async #until(
    step: Step,
    expectation: Expectation | undefined,
    printed: () => Printed,
  ): Promise<Mismatch | undefined> {
    const isAwaited = this.#pty !== undefined;
    let last = -1;
    const check = async () => {
      const now = printed();
      const wrong = await printedMismatch(step, expectation, now);
      const isQuiet = !isAwaited || now.stdout.total === last;
      last = now.stdout.total;
      // It will print no more: there is nothing to wait for.
      if (this.#ended && (isQuiet || wrong === undefined)) return undefined;
      return wrong ?? (isQuiet ? undefined : complaint(step, 'no deja de escribir', text(now)));
    };
    const timing = { ...expectation, withinMs: expectation?.withinMs ?? DEFAULT_WITHIN_MS };
    const explain = (error: unknown) => complaint(step, String(error), text(printed()));
    const { wrong } = await poll(timing, check, explain, this.#context.signal);
    if (wrong || !this.#ended) return wrong;
    const mismatch = await printedMismatch(step, expectation, printed());
    return mismatch && { ...mismatch, message: `terminó antes de tiempo: ${mismatch.message}` };
  }

  async #untilEnd(step: Step): Promise<Mismatch | undefined> {
    const check = () =>
      Promise.resolve(
        this.#ended
          ? undefined
          : complaint(step, `no terminó en ${formatSeconds(step.timeoutMs)}`, ''),
      );
    const explain = (error: unknown) => complaint(step, String(error), '');
    return (await poll({ withinMs: step.timeoutMs }, check, explain, this.#context.signal)).wrong;
  }

  async #result(
    printed: Printed,
    mismatch: Mismatch | undefined,
    durationMs = performance.now() - this.#started,
  ): Promise<StepResult> {
    const settled = mismatch
      ? { mismatch, settledMs: 0 }
      : await settle(this.#expectation, this.#context);
    const { stdout, stderr } = readableStreams(printed);
    const matcher = this.#expectation?.stdout;
    // What comes after the line that was waited for is chance.
    const end = matcher?.type === 'sequence' ? sequenceEnd(matcher.lines, stdout) : undefined;
    const times = {
      durationMs,
      settledMs: settled.settledMs,
      attempts: 1,
      startedMs: this.#startedMs,
    };
    const run = { exitCode: this.step.exitCode, stdout: stdout.slice(0, end), stderr, ...times };
    return {
      evidence: toStepEvidence(this.step, run),
      ...(settled.mismatch && { mismatch: settled.mismatch }),
    };
  }
}

function text({ stdout, stderr }: Printed): string {
  return readable(stdout) + readable(stderr);
}
