import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { poll } from '../poll.ts';
import { endMismatch, printedMismatch } from './command-mismatch.ts';
import { readableStreams } from './readable.ts';
import type { StepContext, StepResult } from './step-context.ts';
import { complaint, expectationOf, settle, toStepEvidence } from './step-context.ts';

/** Runs a step that ends by itself: the command, what it must have printed, and the state that must follow. */
export async function runStep(step: Step, context: StepContext): Promise<StepResult> {
  const startedMs = context.world.stepStarted(step.id);
  const expectation = expectationOf(step, context);
  const { result, mismatch, attempts } = await runCommand(step, expectation, context);
  context.signal.throwIfAborted();
  Object.entries(result.captures).forEach(([name, value]) => context.captures.set(name, value));
  const settled = mismatch ? { mismatch, settledMs: 0 } : await settle(expectation, context);
  const { exitCode, durationMs, captures } = result;
  const { settledMs } = settled;
  const times = { durationMs, settledMs, attempts, startedMs };
  const run = { exitCode, ...readableStreams(result), ...times };
  return {
    evidence: toStepEvidence(step, run, captures),
    ...(settled.mismatch && { mismatch: settled.mismatch }),
  };
}

async function runCommand(
  step: Step,
  expectation: Expectation | undefined,
  { shell, signal }: StepContext,
) {
  const { command, timeoutMs, capture } = step;
  const run = () => shell.run(command, { timeoutMs, capture, signal });
  const judge = async () =>
    endMismatch(step, result) ?? (await printedMismatch(step, expectation, result));
  let result = await run();
  if (expectation?.withinMs === undefined || result.ended !== 'done') {
    return { result, mismatch: await judge(), attempts: 1 };
  }
  let isFirst = true;
  const check = async () => {
    // A terminal that ended takes no more commands: what it said last stands.
    if (!isFirst && result.ended === 'done') result = await run();
    isFirst = false;
    return judge();
  };
  const explain = (error: unknown) => complaint(step, messageOf(error), '');
  const timing = { ...expectation, withinMs: expectation.withinMs };
  const { wrong: mismatch, attempts } = await poll(timing, check, explain, signal);
  return { result, mismatch, attempts };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
