import { valueAt, type Finding, type Part, type Path, type Written } from '../part.ts';
import type { JudgeObject } from './reread.ts';

/** What the server says of what it does not find. */
const ABSENCE =
  /Required value|must specify|is required$|empty selector|does not match template `labels`/;

/**
 * Leaves out what an object is said to lack only because it stands there under a name that does not exist: what the
 * server no longer says once each such name is the one that was meant.
 */
export function withoutConsequences(
  findings: readonly Finding[],
  object: Part,
  judge: JudgeObject,
): readonly Finding[] {
  const slips = findings.filter(({ instead }) => instead !== undefined);
  if (slips.length === 0 || !findings.some(isAbsence)) return findings;
  const { errors = [] } = judge(mended(object, slips)) ?? {};
  // A decoder that stops says nothing of the rest.
  if (errors.some(({ stage }) => stage === 'decode')) return findings;
  const remains = new Set(errors.map(({ message }) => message));
  return findings.filter((one) => !isAbsence(one) || remains.has(one.server ?? ''));
}

function isAbsence({ server = '', isAdvice }: Finding): boolean {
  return !isAdvice && ABSENCE.test(server);
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

/** Writes a value, with the maps on its way; what is there is more than what was meant. */
function write(root: unknown, { path, value }: Written): void {
  let holder = root;
  for (const step of path.slice(0, -1)) {
    if (!isHolder(holder)) return;
    holder[step] ??= {};
    holder = holder[step];
  }
  if (isHolder(holder)) holder[path.at(-1) ?? ''] ??= value;
}

function isHolder(value: unknown): value is Record<Path[number], unknown> {
  return typeof value === 'object' && value !== null;
}
