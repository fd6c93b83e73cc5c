import type { ServerError } from '../judge/verdict.ts';
import { valueAt, type Finding, type Part, type Path, type Written } from '../part.ts';
import { isSame } from './reread.ts';

/** What the server says of what it does not find. */
const ABSENCE =
  /Required value|Not found|must specify|is required$|empty selector|does not match template `labels`/;

/** What an object is looked at again with. */
export interface Retrial {
  /** What the server has against the object as it is. */
  readonly said: readonly ServerError[];
  /** Everything that it would have against another value in its place; `undefined` if it cannot be asked for all of it. */
  readonly reread: (value: unknown) => readonly ServerError[] | undefined;
}

/**
 * Leaves out what follows from what stands in an object under a name or in a place that it does not have: what the
 * server no longer says once each such thing is what was meant.
 */
export function withoutConsequences(
  findings: readonly Finding[],
  object: Part,
  { said, reread }: Retrial,
): readonly Finding[] {
  const slips = findings.filter(({ instead }) => instead !== undefined);
  const causeOf = (finding: Finding) =>
    finding.instead || finding.isAdvice ? undefined : validationError(finding, said);
  if (slips.length === 0 || !findings.some(causeOf)) return findings;
  const remaining = reread(mended(object, slips));
  if (!remaining) return findings;
  const remains = (error: ServerError) => remaining.some((other) => isSame(error, other));
  // Behind a new error others may hide, and only what is not there is there for certain.
  const isClear = remaining.every((error) => said.some((other) => isSame(error, other)));
  return findings.filter((finding) => {
    const cause = causeOf(finding);
    return !cause || remains(cause) || !(isClear || isAbsence(finding, object));
  });
}

function validationError({ server }: Finding, said: readonly ServerError[]) {
  return said.find(({ stage, message }) => stage === 'validate' && message === server);
}

function isAbsence({ path, missing, server = '' }: Finding, object: Part): boolean {
  const isUnwritten = object.at(...path.slice(object.path.length)).value === undefined;
  return missing !== undefined || isUnwritten || ABSENCE.test(server);
}

/** The value of an object in which what was meant stands where it was meant to. */
function mended(object: Part, slips: readonly Finding[]): unknown {
  const value = structuredClone(object.value);
  for (const { path, instead = [] } of slips) {
    const own = path.slice(object.path.length);
    const holder = valueAt(value, own.slice(0, -1));
    if (isHolder(holder)) Reflect.deleteProperty(holder, own.at(-1) ?? '');
    for (const one of instead) write(value, one);
  }
  return value;
}

/** Writes a value, with the maps and lists on its way; what is there is more than what was meant. */
function write(root: unknown, { path, value }: Written): void {
  let holder = root;
  for (const [at, step] of path.slice(0, -1).entries()) {
    if (!isHolder(holder)) return;
    holder[step] ??= typeof path[at + 1] === 'number' ? [] : {};
    holder = holder[step];
  }
  if (isHolder(holder)) holder[path.at(-1) ?? ''] ??= value;
}

function isHolder(value: unknown): value is Record<Path[number], unknown> {
  return typeof value === 'object' && value !== null;
}
