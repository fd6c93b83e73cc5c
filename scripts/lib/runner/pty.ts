import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { OutputCollector } from './output.ts';
import { newMark, RUN_MARK } from './processes.ts';

/** Prints the name of its terminal, and holds it open without reading from it. */
const HOLD = 'stty cols 100 rows 40; tty; exec tail -f /dev/null';
/** No output of a terminal has it, so nothing is ever cut. */
const NEVER = '\x1e\x1e\x1e';

/**
 * A pseudo-terminal, made by the system's own `script` (util-linux, BSD): Node has none, and a native
 * module would have to be compiled wherever the course is installed.
 */
export class Pty {
  readonly #child: ChildProcess;
  readonly #output = new OutputCollector(NEVER);
  /** Device that a command opens as its terminal. */
  readonly path: string;

  private constructor(child: ChildProcess, path: string) {
    this.#child = child;
    this.path = path;
    child.stdout?.on('data', (chunk: Buffer) => this.#output.push(chunk));
    child.stdin?.on('error', () => undefined);
  }

  /** Rejects if there is no `script`, or if it gives no terminal. */
  static async open(env: Readonly<Record<string, string>>): Promise<Pty> {
    const isBsd = process.platform !== 'linux';
    const args = isBsd ? ['-q', '/dev/null', 'sh', '-c', HOLD] : ['-qfc', HOLD, '/dev/null'];
    const child = spawn('script', args, {
      env: { ...env, [RUN_MARK]: newMark() },
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = new Promise<never>((_, reject) => {
      child.once('error', () =>
        reject(new Error('no hay «script» (paquete util-linux), que hace falta para tty')),
      );
      child.once('exit', () => reject(new Error('«script» no dio ninguna terminal')));
    });
    // A terminal that ends later is no news.
    ended.catch(() => undefined);
    return new Pty(child, await Promise.race([firstLine(child.stdout), ended]));
  }

  /** Types a text. */
  type(text: string): void {
    (this.#child.stdin as Writable).write(text);
  }

  /** What has been printed since the last {@link take}. */
  printed() {
    return this.#output.peek();
  }

  /** The same, and forgets it. */
  take() {
    return this.#output.flush();
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }
}

/** Reads up to the first line break, and nothing after it. */
function firstLine(stream: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes('\n')) return;
      stream.off('data', read);
      resolve(text.trim());
    };
    stream.on('data', read);
  });
}
