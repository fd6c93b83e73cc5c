import type { Step } from '../../../src/lesson/types.ts';
import { BackgroundStep } from './background-step.ts';
import { LiveCommand } from './live-command.ts';
import { Pty } from './pty.ts';
import type { StepContext, StepResult } from './step-context.ts';
import { TtyStep } from './tty-step.ts';
import { WatchStep } from './watch-step.ts';

/** A step whose command stays in its terminal while others run. */
export interface LastingStep {
  readonly step: Step;
  /** Waits until the lesson may go on; `undefined` if that is at once and nothing is known yet. */
  ready(): Promise<StepResult | undefined>;
  /** Types a `send` step into it, and waits for the answer. */
  send?(step: Step): Promise<StepResult>;
  /** Ends it when its terminal is needed, or at the lesson's end. Gives how it went in the end. */
  finish(): Promise<StepResult>;
  /** Ends it whatever it has come to. */
  abandon(): Promise<void>;
}

/** Starts a step of mode `background`, `watch` or `tty`. Rejects where there is no pseudo-terminal to be had. */
export async function startLasting(
  step: Step,
  context: StepContext,
  env: Readonly<Record<string, string>>,
): Promise<LastingStep> {
  if (step.mode === 'watch') return new WatchStep(new LiveCommand(step, context));
  if (step.mode === 'background') return new BackgroundStep(new LiveCommand(step, context));
  const pty = await Pty.open(env);
  return new TtyStep(new LiveCommand(step, context, pty), pty);
}
