import { expectedState, matchCheck } from '../../../src/lesson/match-check.ts';
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
  const explain = (error: unknown): Mismatch => {
    const actual = error instanceof Error ? error.message : String(error);
    return wrong(check, { expected: expectedState(check), actual });
  };
  const { wrong: mismatch } = await poll(check, () => ask(check, world, signal), explain, signal);
  return mismatch;
}

async function ask(
  check: StateCheck,
  world: LessonWorld,
  signal: AbortSignal,
): Promise<Mismatch | undefined> {
  const texts = matchCheck(check, await world.object(check.target, signal));
  return texts && wrong(check, texts);
}

function wrong(check: StateCheck, texts: Pick<Mismatch, 'expected' | 'actual'>): Mismatch {
  const { resource, name } = check.target;
  const wait = formatSeconds(check.withinMs);
  const message = `${resource}/${name} no llegó al estado esperado en ${wait}`;
  return { location: check.location, message, ...texts };
}
