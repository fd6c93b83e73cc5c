import { stripVTControlCharacters } from 'node:util';
import type { StepEvidence } from '../../../src/lesson/evidence.ts';
import { sha256 } from '../../../src/lesson/evidence.ts';
import { outputMismatch } from '../../../src/lesson/match-output.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { Step } from '../../../src/lesson/types.ts';
import { checkState } from './check-state.ts';
import { formatSeconds } from '../report/words.ts';
import type { LessonWorld } from './lesson-world.ts';
import type { Output } from './output.ts';
import { OUTPUT_LIMIT } from './output.ts';
import { poll } from '../poll.ts';
import type { CommandResult, Shell } from './shell.ts';

/** How a step went: its evidence, and what does not hold, if anything. */
export interface StepResult {
  readonly evidence: StepEvidence;
  readonly mismatch?: Mismatch;
  /** Whether the lesson's terminal is gone, so that no step can follow. */
  readonly shellEnded: boolean;
}

/** Runs one step: the command, what it must have printed, and the state that must follow. */
export async function runStep(
  step: Step,
  shell: Shell,
  world: LessonWorld,
  signal: AbortSignal,
): Promise<StepResult> {
  const startedMs = world.stepStarted(step.id);
  const { result, mismatch, attempts } = await runCommand(step, shell, signal);
  signal.throwIfAborted();
  const settling = performance.now();
  let wrong = mismatch;
  for (const check of wrong ? [] : (step.expectation?.then ?? [])) {
    wrong ??= await checkState(check, world, signal);
  }
  const evidence = {
    id: step.id,
    commandHash: sha256(step.command),
    exitCode: result.exitCode,
    stdout: readable(result.stdout),
    stderr: readable(result.stderr),
    durationMs: Math.round(result.durationMs),
    settledMs: Math.round(performance.now() - settling),
    attempts,
    startedMs,
  };
  return { evidence, shellEnded: result.ended !== 'done', ...(wrong && { mismatch: wrong }) };
}

async function runCommand(step: Step, shell: Shell, signal: AbortSignal) {
  const run = () => shell.run(step.command, step.timeoutMs, signal);
  let result = await run();
  const withinMs = step.expectation?.withinMs;
  if (withinMs === undefined || result.ended !== 'done') {
    return { result, mismatch: commandMismatch(step, result), attempts: 1 };
  }
  let isFirst = true;
  const check = async () => {
    // A terminal that ended takes no more commands: what it said last stands.
    if (!isFirst && result.ended === 'done') result = await run();
    isFirst = false;
    return commandMismatch(step, result);
  };
  const explain = (error: unknown) => complaint(step, 'el comando', String(error));
  const { wrong: mismatch, attempts } = await poll(
    { ...step.expectation, withinMs },
    check,
    explain,
    signal,
  );
  return { result, mismatch, attempts };
}

/** The first thing that a command's ending does not fulfil. */
function commandMismatch(
  step: Step,
  { ended, exitCode, stdout, stderr }: CommandResult,
): Mismatch | undefined {
  const expected = `código de salida ${step.exitCode}`;
  const wrong = (message: string, actual: string) => ({
    location: step.location,
    message,
    expected,
    actual,
  });
  const printed = `${readable(stdout)}${readable(stderr)}`;
  if (ended === 'timeout')
    return wrong(`el comando no terminó en ${formatSeconds(step.timeoutMs)}`, printed);
  if (ended === 'closed')
    return wrong(`el comando cerró la terminal (código ${exitCode})`, printed);
  if (exitCode !== step.exitCode) return wrong(`terminó con código ${exitCode}`, printed);
  for (const [name, { total }] of Object.entries({ stdout, stderr })) {
    if (total > OUTPUT_LIMIT)
      return wrong(`${name} pasa de ${OUTPUT_LIMIT} bytes`, `${total} bytes`);
  }
  return (
    step.expectation &&
    outputMismatch(step.expectation, { stdout: readable(stdout), stderr: readable(stderr) })
  );
}

function complaint(step: Step, message: string, actual: string): Mismatch {
  return { location: step.location, message, expected: '', actual };
}

const OWN_FILE = /^\S*\/pasos\/paso-\d+\.sh: (?:line \d+: )?/gm;

/**
 * The text of a stream: UTF-8 with ANSI codes taken out, and each byte or control character that no page
 * can show as U+FFFD. bash names the step's file in its own errors; a reader's terminal says `bash`.
 */
export function readable({ bytes }: Output): string {
  const text = stripVTControlCharacters(bytes.toString('utf8'))
    .replaceAll('\r\n', '\n')
    .replace(OWN_FILE, 'bash: ');
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');
}
