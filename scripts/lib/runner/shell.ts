import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { deadline, within } from '../deadline.ts';
import type { CommandResult, RunningCommand, RunOptions, StartOptions } from './command.ts';
import { OutputCollector } from './output.ts';
import { limitProcesses, userProcessLimit } from './process-limit.ts';
import { kill, killAll, killOthers, markedProcesses, newMark, RUN_MARK } from './processes.ts';

const DRAIN_MS = 1000;
/** How long a command may take to obey a Ctrl-C before it is killed. */
const OBEY_MS = 3000;
const DRIVER = join(import.meta.dirname, 'driver.sh');
/** Separates the fields of a request to the driver (US, unit separator). */
const SEPARATOR = '\x1f';

export interface ShellOptions {
  /** Working directory of the first step. */
  readonly cwd: string;
  /** A folder for the steps' files, outside `cwd`, so that the reader's directory stays empty. */
  readonly scratch: string;
  readonly env: Readonly<Record<string, string>>;
  /**
   * A pseudo-terminal that commands read from, where they are pasted as a person does it: then a command that
   * fails does not end its block either. Otherwise there is nothing to read, and it does.
   */
  readonly tty?: string | undefined;
}

/** One bash for a terminal of a lesson, in a session of its own. */
export class Shell {
  readonly #child: ChildProcess;
  readonly #mark = newMark();
  readonly #scratch: string;
  readonly #stdout: OutputCollector;
  readonly #stderr: OutputCollector;
  readonly #closed: Promise<number>;
  readonly #drained: Promise<unknown>;
  /** Removes the limit on processes, once there are none. */
  readonly #unlimit: () => void;
  #steps = 0;

  constructor({ cwd, scratch, env, tty = '' }: ShellOptions) {
    const nonce = `\x1e${randomUUID()}\x1e`;
    this.#scratch = scratch;
    this.#stdout = new OutputCollector(nonce);
    this.#stderr = new OutputCollector(nonce);
    const limit = userProcessLimit();
    const args = ['--noprofile', '--norc', DRIVER, nonce, `${limit ?? ''}`, tty];
    this.#child = spawn('bash', args, {
      cwd,
      env: { ...env, [RUN_MARK]: this.#mark },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      detached: true,
    });
    this.#unlimit = this.#child.pid ? limitProcesses(this.#child.pid) : () => undefined;
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#stdout.push(chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#stderr.push(chunk));
    this.#closed = new Promise((resolve) => {
      this.#child.once('exit', (code) => resolve(code ?? -1));
      this.#child.once('error', () => resolve(-1));
    });
    this.#drained = new Promise((resolve) => this.#child.once('close', resolve));
    // A terminal that died takes no more steps: the write fails, and `closed` says so.
    this.#control.on('error', () => undefined);
  }

  /** Starts one command with the state that the earlier ones left. One at a time. */
  start(command: string, options: StartOptions = {}): RunningCommand {
    const spared = new Set(markedProcesses(this.#mark));
    const ended = this.#begin(command, options);
    return {
      ended,
      printed: () => ({ stdout: this.#stdout.peek(), stderr: this.#stderr.peek() }),
      interrupt: () => this.#interrupt(ended, spared),
    };
  }

  /** Runs one command to its end. Never rejects. */
  async run(
    command: string,
    { timeoutMs, signal, ...options }: RunOptions,
  ): Promise<CommandResult> {
    const ended = this.#begin(command, options);
    const limit = deadline(timeoutMs, signal);
    const first = await Promise.race([ended, limit.promise]);
    limit.clear();
    if (typeof first !== 'string') return first;
    await this.close();
    return { ...(await ended), ended: first, exitCode: -1 };
  }

  /** Ends the shell and everything that it started. */
  async close(): Promise<void> {
    killAll(this.#child.pid, this.#mark);
    await this.#closed;
    // What was printed may still be on its way. A process that got away could hold the streams open.
    await Promise.race([this.#drained, setTimeout(DRAIN_MS, undefined, { ref: false })]);
    this.#unlimit();
  }

  get #control(): Writable {
    return this.#child.stdio[3] as Writable;
  }

  #begin(command: string, { capture = [], tty = '' }: StartOptions): Promise<CommandResult> {
    const file = join(this.#scratch, `paso-${(this.#steps += 1)}.sh`);
    writeFileSync(file, `${command}\n`);
    const ended = this.#result(capture, performance.now());
    this.#control.write(`${[file, tty, capture.join(' ')].join(SEPARATOR)}\n`);
    return ended;
  }

  async #result(capture: readonly string[], started: number): Promise<CommandResult> {
    const outputs = Promise.all([this.#stdout.untilNonce(), this.#stderr.untilNonce()]);
    const done = Promise.all([this.#answer(1 + capture.length), outputs]);
    const first = await Promise.race([done, this.#closed]);
    const durationMs = performance.now() - started;
    if (typeof first === 'number') {
      await this.close();
      const printed = { stdout: this.#stdout.flush(), stderr: this.#stderr.flush() };
      return { ended: 'closed', exitCode: first, ...printed, durationMs, captures: {} };
    }
    const [[status, ...values], [stdout, stderr]] = first;
    const captures = Object.fromEntries(
      capture.flatMap((name, index) => {
        const value = values[index] ?? '';
        return value.startsWith('=') ? [[name, value.slice(1)]] : [];
      }),
    );
    return { ended: 'done', exitCode: Number(status), stdout, stderr, durationMs, captures };
  }

  async #interrupt(ended: Promise<CommandResult>, spared: ReadonlySet<number>) {
    kill(-(this.#child.pid ?? 0), 'SIGINT');
    const obeyed = await within(OBEY_MS, ended);
    if (obeyed) return obeyed;
    killOthers(this.#mark, spared);
    const killed = await within(OBEY_MS, ended);
    if (killed) return killed;
    await this.close();
    return ended;
  }

  /** The driver's answer: this many fields. */
  #answer(fields: number): Promise<string[]> {
    const stream = this.#child.stdio[4] as Readable;
    return new Promise((resolve) => {
      let answer = Buffer.alloc(0);
      const read = (chunk: Buffer) => {
        answer = Buffer.concat([answer, chunk]);
        const parts = answer.toString().split('\0');
        if (parts.length <= fields) return;
        stream.off('data', read);
        resolve(parts.slice(0, fields));
      };
      stream.on('data', read);
    });
  }
}
