import { fulfilledEnd } from '../../../src/lesson/match-text.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { poll } from '../poll.ts';
import { printedMismatch } from './command-mismatch.ts';
import type { Pty } from './pty.ts';
import { readableStreams } from './readable.ts';
import type { CommandResult, Printed, RunningCommand } from './command.ts';
import type { StepContext, StepResult } from './step-context.ts';
import { complaint, expectationOf, settle, toStepEvidence } from './step-context.ts';

/** Wait of a step that names none for what it must print or open. */
const DEFAULT_WITHIN_MS = 10_000;
/** Time for a first word. A command that looks at nothing yet (an empty list) has none to say. */
const FIRST_WORD_MS = 5_000;
/** A pseudo-terminal has one stream. */
const NOTHING = { bytes: Buffer.alloc(0), total: 0 };

/** The command of a step that does not end by itself, while it runs. */
export class LiveCommand {
  readonly step: Step;
  readonly context: StepContext;
  readonly #expectation: Expectation | undefined;
  readonly #pty: Pty | undefined;
  readonly #running: RunningCommand;
  readonly #started = performance.now();
  readonly #startedMs: number;
  #ended: CommandResult | undefined;

  constructor(step: Step, context: StepContext, pty?: Pty) {
    this.step = step;
    this.context = context;
    this.#pty = pty;
    this.#startedMs = context.world.stepStarted(step.id);
    this.#expectation = expectationOf(step, context);
    this.#running = context.shell.start(step.command, pty && { tty: pty.path });
    void this.#running.ended.then((result) => (this.#ended = result));
  }

  /** How it ended, if it has. */
  get ended(): CommandResult | undefined {
    return this.#ended;
  }

  /** What it has printed so far; on a pseudo-terminal, since it was typed to. */
  printed(): Printed {
    return this.#pty ? { stdout: this.#pty.printed(), stderr: NOTHING } : this.#running.printed();
  }

  /** Ends it if it has not ended. */
  async end(): Promise<CommandResult> {
    const result = this.#ended ?? (await this.#running.interrupt());
    this.#pty?.close();
    return result;
  }

  /** Waits until it has said something, in a short time. */
  async begun(): Promise<void> {
    const check = () =>
      Promise.resolve(this.#ended || this.printed().stdout.total > 0 ? undefined : 'callado');
    await poll({ withinMs: FIRST_WORD_MS }, check, String, this.context.signal);
  }

  /** Waits until what it has printed is what its own step expects. */
  until(): Promise<Mismatch | undefined> {
    return this.untilFulfilled(this.step, this.#expectation);
  }

  /** Waits until what it has printed is what a step expects. There is no waiting for what has ended. */
  async untilFulfilled(
    step: Step,
    expectation: Expectation | undefined,
  ): Promise<Mismatch | undefined> {
    const isQuiet = this.#quiet();
    const check = async () => {
      const quiet = isQuiet();
      const seen =
        expectation?.stdout?.type === 'sequence' ? wholeLines(this.printed()) : this.printed();
      const mismatch = await printedMismatch(step, expectation, seen);
      if (this.#ended) return undefined;
      return mismatch ?? (quiet ? undefined : complaint(step, 'no deja de escribir', ''));
    };
    const timing = { ...expectation, withinMs: expectation?.withinMs ?? DEFAULT_WITHIN_MS };
    const explain = (error: unknown) => complaint(step, String(error), '');
    const { wrong } = await poll(timing, check, explain, this.context.signal);
    if (!this.#ended) return wrong;
    const mismatch = await printedMismatch(step, expectation, this.#result(this.#ended));
    return mismatch && { ...mismatch, message: `terminó antes de tiempo: ${mismatch.message}` };
  }

  /** The evidence of its own step, once the state that must follow is there too. */
  async result(
    printed: Printed,
    mismatch: Mismatch | undefined,
    durationMs = performance.now() - this.#started,
  ): Promise<StepResult> {
    const settled = mismatch
      ? { mismatch, settledMs: 0 }
      : await settle(this.#expectation, this.context);
    const { stdout, stderr } = readableStreams(printed);
    const matcher = this.#expectation?.stdout;
    // What comes after the line that was waited for is chance, but for a program's prompt.
    const cuts = matcher?.type === 'sequence' || this.step.mode === 'watch';
    const end = matcher && cuts ? fulfilledEnd(matcher, stdout) : undefined;
    const { settledMs } = settled;
    const times = { durationMs, settledMs, attempts: 1, startedMs: this.#startedMs };
    const run = { exitCode: this.step.exitCode, stdout: stdout.slice(0, end), stderr, ...times };
    return {
      evidence: toStepEvidence(this.step, run),
      ...(settled.mismatch && { mismatch: settled.mismatch }),
    };
  }

  /** What it printed until it ended; the pseudo-terminal keeps its own. */
  #result(ended: CommandResult): Printed {
    return this.#pty ? this.printed() : ended;
  }

  /** Tells, from one question to the next, whether a pseudo-terminal has gone quiet: a prompt comes in pieces. */
  #quiet(): () => boolean {
    let last = -1;
    return () => {
      const { total } = this.printed().stdout;
      const isQuiet = this.#pty === undefined || total === last;
      last = total;
      return isQuiet;
    };
  }
}

/** A line that is still being written could look like the one that is waited for. */
function wholeLines({ stdout, stderr }: Printed): Printed {
  const bytes = stdout.bytes.subarray(0, stdout.bytes.lastIndexOf('\n') + 1);
  return { stdout: { ...stdout, bytes }, stderr };
}
