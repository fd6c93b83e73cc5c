import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Output } from './output.ts';
import { OutputCollector } from './output.ts';
import { killAll, RUN_MARK } from './processes.ts';

const DRAIN_MS = 1000;
const DRIVER = join(import.meta.dirname, 'driver.sh');

/** How a command ended, and what it printed. */
export interface CommandResult {
  /** `timeout`: killed at its limit. `closed`: it ended the terminal itself (`exit`) or was killed. */
  readonly ended: 'done' | 'timeout' | 'closed' | 'aborted';
  readonly exitCode: number;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly durationMs: number;
}

export interface ShellOptions {
  /** Working directory of the first step. */
  readonly cwd: string;
  /** A folder for the steps' files, outside `cwd`, so that the reader's directory stays empty. */
  readonly scratch: string;
  readonly env: Readonly<Record<string, string>>;
}

/** One bash for a lesson, in a session of its own. */
export class Shell {
  readonly #child: ChildProcess;
  readonly #mark = randomUUID();
  readonly #scratch: string;
  readonly #stdout: OutputCollector;
  readonly #stderr: OutputCollector;
  readonly #closed: Promise<number>;
  readonly #drained: Promise<unknown>;
  #steps = 0;

  constructor({ cwd, scratch, env }: ShellOptions) {
    const nonce = `\x1e${randomUUID()}\x1e`;
    this.#scratch = scratch;
    this.#stdout = new OutputCollector(nonce);
    this.#stderr = new OutputCollector(nonce);
    this.#child = spawn('bash', ['--noprofile', '--norc', DRIVER, nonce], {
      cwd,
      env: { ...env, [RUN_MARK]: this.#mark },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      detached: true,
    });
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

  /** Runs one command with the state that the earlier ones left. Never rejects. */
  async run(command: string, timeoutMs: number, signal?: AbortSignal): Promise<CommandResult> {
    const file = join(this.#scratch, `paso-${(this.#steps += 1)}.sh`);
    writeFileSync(file, `${command}\n`);
    const started = performance.now();
    const limit = deadline(timeoutMs, signal);
    const status = this.#nextStatus();
    const outputs = Promise.all([this.#stdout.untilNonce(), this.#stderr.untilNonce()]);
    this.#control.write(`${file}\n`);
    const closed = this.#closed.then((code) => ({ ended: 'closed' as const, code }));
    const done = Promise.all([status, outputs]).then(([code]) => ({
      ended: 'done' as const,
      code,
    }));
    const first = await Promise.race([done, closed, limit.promise]);
    limit.clear();
    const durationMs = performance.now() - started;
    if (first.ended === 'done') {
      const [stdout, stderr] = await outputs;
      return { ended: 'done', exitCode: first.code, stdout, stderr, durationMs };
    }
    await this.close();
    const printed = { stdout: this.#stdout.flush(), stderr: this.#stderr.flush() };
    return { ended: first.ended, exitCode: first.code, ...printed, durationMs };
  }

  /** Ends the shell and everything that it started. */
  async close(): Promise<void> {
    killAll(this.#child.pid, this.#mark);
    await this.#closed;
    // What was printed may still be on its way. A process that got away could hold the streams open.
    await Promise.race([this.#drained, setTimeout(DRAIN_MS, undefined, { ref: false })]);
  }

  get #control(): Writable {
    return this.#child.stdio[3] as Writable;
  }

  #nextStatus(): Promise<number> {
    return new Promise((resolve) => {
      (this.#child.stdio[4] as Readable).once('data', (line: Buffer) => resolve(Number(line)));
    });
  }
}

/** A promise that resolves at the limit or when the signal aborts, whichever comes first. */
function deadline(timeoutMs: number, signal: AbortSignal | undefined) {
  const { promise, resolve } = Promise.withResolvers<{
    ended: 'timeout' | 'aborted';
    code: number;
  }>();
  const timer = globalThis.setTimeout(() => resolve({ ended: 'timeout', code: -1 }), timeoutMs);
  const abort = () => resolve({ ended: 'aborted', code: -1 });
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return { promise, clear };
}
