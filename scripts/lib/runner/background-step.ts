import type { LastingStep } from './lasting-step.ts';
import type { LiveCommand } from './live-command.ts';
import { readable, readableStreams } from './readable.ts';
import type { StepResult } from './step-context.ts';
import { complaint } from './step-context.ts';

/** `background`: works for the steps that come after it, and must not end before it is told to. */
export class BackgroundStep implements LastingStep {
  readonly #command: LiveCommand;
  #ready: StepResult | undefined;

  constructor(command: LiveCommand) {
    this.#command = command;
  }

  get step() {
    return this.#command.step;
  }

  async ready(): Promise<StepResult> {
    const mismatch = await this.#command.until();
    this.#ready = await this.#command.result(this.#command.printed(), mismatch);
    return this.#ready;
  }

  async finish(): Promise<StepResult> {
    const { ended } = this.#command;
    const result = await this.#command.end();
    const ready = this.#ready ?? (await this.#command.result(result, undefined));
    const evidence = { ...ready.evidence, ...readableStreams(result) };
    if (!ended) return { evidence };
    const message = `terminó por su cuenta, con código ${ended.exitCode}`;
    const printed = readable(ended.stdout) + readable(ended.stderr);
    return { evidence, mismatch: complaint(this.step, message, printed) };
  }

  async abandon(): Promise<void> {
    await this.#command.end();
  }
}
