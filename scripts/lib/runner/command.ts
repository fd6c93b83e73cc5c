import type { Output } from './output.ts';

/** What a command printed. */
export interface Printed {
  readonly stdout: Output;
  readonly stderr: Output;
}

/** How a command ended, and what it printed. */
export interface CommandResult extends Printed {
  /** `timeout`: killed at its limit. `closed`: it ended the terminal itself (`exit`) or was killed. */
  readonly ended: 'done' | 'timeout' | 'closed' | 'aborted';
  readonly exitCode: number;
  readonly durationMs: number;
  /** Values of the variables that were asked for; those that are not set are missing. */
  readonly captures: Readonly<Record<string, string>>;
}

/** A command that has begun. */
export interface RunningCommand {
  /** Resolves when it ends, by itself or not. Never rejects. */
  readonly ended: Promise<CommandResult>;
  /** What it has printed so far. */
  printed(): Printed;
  /** Ctrl-C, and a kill if it does not obey. Gives how it ended. */
  interrupt(): Promise<CommandResult>;
}

export interface StartOptions {
  /** Variables to read when it has ended. */
  readonly capture?: readonly string[];
  /** Device to use as its terminal; what it prints there does not come through here. */
  readonly tty?: string;
}

export interface RunOptions extends StartOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}
