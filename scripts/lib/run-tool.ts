import { spawn } from 'node:child_process';

export interface ToolResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ToolOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** A tool (docker, kind, kubectl) that ended with an error; its message ends with what the tool said. */
export class ToolError extends Error {
  constructor(command: string, { code, stdout, stderr }: ToolResult) {
    super(`«${command}» terminó con código ${code}: ${(stderr || stdout).trim()}`);
    this.name = 'ToolError';
  }
}

/**
 * Runs a tool without a shell, in a session of its own: a Ctrl-C of the terminal reaches only us, and we
 * decide what to end. Rejects only if it cannot start; an abort or a timeout kills its whole group.
 */
export function runTool(command: string, args: readonly string[], options: ToolOptions = {}) {
  return new Promise<ToolResult>((resolve, reject) => {
    const env = { ...process.env, ...options.env };
    const child = spawn(command, args, { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const kill = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    };
    const timer = options.timeoutMs ? setTimeout(kill, options.timeoutMs) : undefined;
    if (options.signal?.aborted) kill();
    options.signal?.addEventListener('abort', kill, { once: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on('error', () => undefined).end(options.input);
    const finish = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', kill);
    };
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('close', (code) => {
      finish();
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
      resolve({ code: code ?? -1, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/** Runs a tool that must succeed. Gives its stdout; rejects with a {@link ToolError} otherwise. */
export async function tool(
  command: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<string> {
  const result = await runTool(command, args, options);
  if (result.code !== 0) throw new ToolError([command, ...args].join(' '), result);
  return result.stdout;
}
