import { stringify } from 'yaml';
import { stateMismatch } from '../../../src/lesson/match-state.ts';
import type { Mismatch } from '../../../src/lesson/mismatch.ts';
import type { StateCheck } from '../../../src/lesson/types.ts';
import { formatSeconds } from '../report/words.ts';
import type { LessonWorld } from './lesson-world.ts';
import { poll } from '../poll.ts';

/** Polls a state until it holds for as long as it must. Gives what was still wrong at the end, if anything. */
export async function checkState(
  check: StateCheck,
  world: LessonWorld,
  signal: AbortSignal,
): Promise<Mismatch | undefined> {
  const explain = (error: unknown) =>
    wrong(check, error instanceof Error ? error.message : String(error));
  const { wrong: mismatch } = await poll(check, () => ask(check, world, signal), explain, signal);
  return mismatch;
}

async function ask(
  check: StateCheck,
  world: LessonWorld,
  signal: AbortSignal,
): Promise<Mismatch | undefined> {
  const object = await world.object(check.target, signal);
  if (check.type === 'absent') return object === undefined ? undefined : wrong(check, 'está');
  if (object === undefined) return wrong(check, 'no está');
  const mismatch = stateMismatch(check.match, object);
  if (!mismatch) return undefined;
  return wrong(check, `${mismatch.path}: ${stringify(mismatch.actual ?? null).trim()}`);
}

function wrong(check: StateCheck, actual: string): Mismatch {
  const { resource, name } = check.target;
  const wait = formatSeconds(check.withinMs);
  return {
    location: check.location,
    message: `${resource}/${name} no llegó al estado esperado en ${wait}`,
    expected: check.type === 'absent' ? 'que no esté' : stringify(check.match).trim(),
    actual,
  };
}
