import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A service of the app as its image runs it: a process of its own, on a port that is free. */
export class RunningService {
  readonly url: string;
  readonly lines: string[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: string, lines: string[]) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
    this.lines = lines;
  }

  static async start(name: string, env: Record<string, string> = {}): Promise<RunningService> {
    const child = spawn(process.execPath, [`content/app/${name}.ts`], {
      env: { ...process.env, PORT: '0', VERSION: undefined, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    const reader = createInterface(child.stdout);
    reader.on('line', (line) => lines.push(line));
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${name} no arranca`)));
    await Promise.race([once(reader, 'line'), ended]);
    ended.catch(() => undefined);
    const port = /en el puerto (\d+)$/.exec(lines[0] ?? '')?.[1];
    assert.ok(port, lines[0]);
    return new RunningService(child, port, lines);
  }

  /** The status and the text of an answer; the text must end with a newline, or be empty. */
  async ask(path: string, init: RequestInit = {}): Promise<readonly [number, string]> {
    const response = await fetch(this.url + path, init);
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
    const text = await response.text();
    assert.match(text, /^$|\n$/);
    return [response.status, text.slice(0, -1)];
  }

  post(path: string, body = '') {
    return this.ask(path, { method: 'POST', body });
  }

  /** Sends SIGTERM. Gives the exit code, or the signal that ended it. */
  async terminate(): Promise<number | string | null> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return exitCode ?? signalCode;
    const exit = once(this.#child, 'exit') as Promise<[number | null, string | null]>;
    this.#child.kill('SIGTERM');
    const [code, signal] = await exit;
    return code ?? signal;
  }
}
