import type { ServerError, Verdict } from './judge/verdict.ts';
import type { Part, Path } from './part.ts';
import { serverPath } from './server-path.ts';

/** Judges one object. */
export type JudgeObject = (object: unknown) => Verdict | undefined;

/**
 * Everything that the API server has against an object. Its decoder stops at the first value that it cannot
 * read, and then has not seen the rest; so that is asked for too, without the values that are known to be
 * unreadable. What it says about their absence is left out.
 */
export function readOn(
  object: Part,
  { errors = [] }: Verdict,
  { unreadable, judge }: { unreadable: readonly Path[]; judge: JudgeObject },
): readonly ServerError[] {
  if (unreadable.length === 0 || !errors.some(({ stage }) => stage === 'decode')) return errors;
  const missing = unreadable.map(asField);
  const rest = judge(without(object.value, missing))?.errors ?? [];
  const isAbsence = (error: ServerError) => {
    const path = serverPath(error.path ?? '', object.value);
    return missing.some((gone) => overlap(gone, path));
  };
  return [...errors, ...rest.filter((error) => error.path !== undefined && !isAbsence(error))];
}

/** The field that a path ends in. An item cannot go alone: those behind it would be others then. */
function asField(path: Path): Path {
  return path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
}

function without(value: unknown, paths: readonly Path[]): unknown {
  const copy = structuredClone(value);
  for (const path of paths) {
    const holder = path.slice(0, -1).reduce<unknown>(child, copy);
    if (typeof holder === 'object' && holder !== null)
      Reflect.deleteProperty(holder, path.at(-1) ?? '');
  }
  return copy;
}

function child(value: unknown, step: string | number): unknown {
  return (value as Record<string | number, unknown> | undefined)?.[step];
}

function overlap(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
