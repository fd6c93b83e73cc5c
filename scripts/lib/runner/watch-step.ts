import { endMismatch } from './command-mismatch.ts';
import type { LastingStep } from './lasting-step.ts';
import type { LiveCommand } from './live-command.ts';
import type { StepResult } from './step-context.ts';

/** `watch`: looks on while other steps act, until it has seen what it waits for. */
export class WatchStep implements LastingStep {
  readonly #command: LiveCommand;

  constructor(command: LiveCommand) {
    this.#command = command;
  }

  get step() {
    return this.#command.step;
  }

  /** It looks before others act: what they do must come after what it sees first. */
  async ready(): Promise<undefined> {
    await this.#command.begun();
  }

  async finish(): Promise<StepResult> {
    const started = performance.now();
    const mismatch = await this.#command.until();
    const waitedMs = performance.now() - started;
    const { ended } = this.#command;
    const result = await this.#command.end();
    const wrong = mismatch ?? (ended && endMismatch(this.step, ended));
    return this.#command.result(result, wrong, waitedMs);
  }

  async abandon(): Promise<void> {
    await this.#command.end();
  }
}
