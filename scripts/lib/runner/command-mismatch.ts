import { outputMismatch } from '../../../src/lesson/match-output.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { Expectation, Step } from '../../../src/lesson/types.ts';
import { isListening } from '../local-port.ts';
import { formatSeconds } from '../report/words.ts';
import { OUTPUT_LIMIT } from './output.ts';
import { readableStreams } from './readable.ts';
import type { CommandResult, Printed } from './command.ts';

/** The first thing that a command's ending does not fulfil: how it ended, its code, what it leaves. */
export function endMismatch(step: Step, result: CommandResult): Mismatch | undefined {
  const { ended, exitCode, captures } = result;
  const { stdout, stderr } = readableStreams(result);
  const wrong = (message: string) => ({
    location: step.location,
    message,
    expected: `código de salida ${step.exitCode}`,
    actual: `${stdout}${stderr}`,
  });
  if (ended === 'timeout')
    return wrong(`el comando no terminó en ${formatSeconds(step.timeoutMs)}`);
  if (ended === 'closed') return wrong(`el comando cerró la terminal (código ${exitCode})`);
  if (exitCode !== step.exitCode) return wrong(`terminó con código ${exitCode}`);
  const empty = step.capture.find((name) => !captures[name]);
  if (empty === undefined) return undefined;
  return { ...wrong(`la variable ${empty} quedó vacía`), expected: `un valor en $${empty}` };
}

/** The first thing that is not as expected in what a command has printed, and in the port that it opens. */
export async function printedMismatch(
  step: Step,
  expectation: Expectation | undefined,
  printed: Printed,
): Promise<Mismatch | undefined> {
  for (const [name, { total }] of Object.entries({
    stdout: printed.stdout,
    stderr: printed.stderr,
  })) {
    if (total <= OUTPUT_LIMIT) continue;
    const message = `${name} pasa de ${OUTPUT_LIMIT} bytes`;
    return { location: step.location, message, expected: '', actual: `${total} bytes` };
  }
  if (!expectation) return undefined;
  const mismatch = outputMismatch(expectation, readableStreams(printed));
  const { port, location } = expectation;
  if (mismatch || port === undefined || (await isListening(port))) return mismatch;
  const expected = `el puerto ${port} acepta conexiones`;
  return { location, message: `nadie escucha en el puerto ${port}`, expected, actual: '' };
}
