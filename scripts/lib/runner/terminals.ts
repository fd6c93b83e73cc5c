import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Shell } from './shell.ts';

/** The terminals of a lesson, by number: each is a bash, opened when the first step needs it. */
export class Terminals {
  readonly env: Readonly<Record<string, string>>;
  readonly #scratch: string;
  readonly #shells = new Map<number, Shell>();

  /** `scratch` is a folder of the run. All terminals begin in the same folder in it, which is empty. */
  constructor(scratch: string, env: Readonly<Record<string, string>>) {
    this.env = env;
    this.#scratch = scratch;
    mkdirSync(this.#cwd, { recursive: true });
  }

  shell(terminal: number): Shell {
    const open = this.#shells.get(terminal);
    if (open) return open;
    const scratch = join(this.#scratch, `terminal-${terminal}`, 'pasos');
    mkdirSync(scratch, { recursive: true });
    const shell = new Shell({ cwd: this.#cwd, scratch, env: this.env });
    this.#shells.set(terminal, shell);
    return shell;
  }

  /** Ends every terminal and all that runs in it. */
  async close(): Promise<void> {
    await Promise.all([...this.#shells.values()].map((shell) => shell.close()));
  }

  get #cwd(): string {
    return join(this.#scratch, 'terminal');
  }
}
