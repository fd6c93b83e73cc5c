import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Pty } from './pty.ts';
import { Shell } from './shell.ts';

export interface TerminalsOptions {
  /** A folder of the run. */
  readonly scratch: string;
  /** Where all of them begin, if not in an empty folder in `scratch`. */
  readonly cwd?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Whether commands are pasted as a person does it (see {@link Shell}). */
  readonly isPasted?: boolean | undefined;
}

/** The terminals of a lesson, by number: each is a bash, opened when the first step needs it. */
export class Terminals {
  readonly env: Readonly<Record<string, string>>;
  readonly #options: TerminalsOptions;
  readonly #cwd: string;
  readonly #shells = new Map<number, Shell>();
  readonly #ptys: Pty[] = [];

  constructor(options: TerminalsOptions) {
    this.env = options.env;
    this.#options = options;
    this.#cwd = options.cwd ?? join(options.scratch, 'terminal');
    mkdirSync(this.#cwd, { recursive: true });
  }

  async shell(terminal: number): Promise<Shell> {
    const open = this.#shells.get(terminal);
    if (open) return open;
    const scratch = join(this.#options.scratch, `terminal-${terminal}`, 'pasos');
    mkdirSync(scratch, { recursive: true });
    const tty = this.#options.isPasted ? await this.#openTty() : undefined;
    const shell = new Shell({ cwd: this.#cwd, scratch, env: this.env, tty });
    this.#shells.set(terminal, shell);
    return shell;
  }

  /** Ends every terminal and all that runs in it. */
  async close(): Promise<void> {
    await Promise.all([...this.#shells.values()].map((shell) => shell.close()));
    this.#ptys.forEach((pty) => pty.close());
  }

  async #openTty(): Promise<string> {
    const pty = await Pty.open(this.env);
    this.#ptys.push(pty);
    return pty.path;
  }
}
