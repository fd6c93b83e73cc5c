import { isOfKey, placeOf } from './error-place.ts';
import type { ServerError, Verdict } from '../judge/verdict.ts';
import { startsWith, valueAt, type Part, type Path } from '../part.ts';
import type { Readable } from '../schema/readable.ts';

/** Errors of a second reading that are looked at: each takes a look at all. */
const MOST_ERRORS = 100;

/** Judges one object. */
export type JudgeObject = (object: unknown) => Verdict | undefined;

/** What an object is read again with. */
export interface Rereading {
  /** Where there are values that no decoder can read, from the object's root. */
  readonly unreadable: readonly Path[];
  /** What a decoder can read at such a place. */
  readonly readable: (path: Path) => Readable;
  readonly judge: JudgeObject;
}

/**
 * Everything that the API server has against an object. Its decoder stops at the first value that it cannot
 * read, and what gives a Service its addresses at those that it cannot give; then the server has not seen the rest. So
 * that is asked for too, with or without the values that are known to stop it.
 */
export function readOn(
  object: Part,
  { errors = [] }: Verdict,
  { unreadable, readable, judge }: Rereading,
): readonly ServerError[] {
  const isUnread = errors.some(({ stage }) => stage === 'decode');
  const pathOf = (error: ServerError) => placeOf(error, object).path.slice(object.path.length);
  const stops = isUnread ? unreadable : errors.filter(isEarly).map(pathOf);
  if (stops.length === 0) return errors;
  const read = (value: unknown) => judge(value)?.errors?.slice(0, MOST_ERRORS) ?? [];
  const isKey = (error: ServerError) => isOfKey(error, placeOf(error, object));
  const reader = { value: object.value, read, pathOf, isKey };
  const filled = isUnread ? filledErrors(stops, readable, reader) : undefined;
  const rest = filled ?? errorsWithout(stops.map(asField), reader);
  const isSaid = ({ stage, message }: ServerError) =>
    stage !== 'decode' && errors.some((one) => one.message === message);
  return [...errors, ...rest.filter((error) => !isSaid(error))];
}

/** Reads an object again. */
interface Reader {
  readonly value: unknown;
  readonly read: (value: unknown) => readonly ServerError[];
  readonly pathOf: (error: ServerError) => Path;
  /** Whether an error is of a key, and not of its value. */
  readonly isKey: (error: ServerError) => boolean;
}

/** What is said without some fields, but for what is about their absence. */
function errorsWithout(
  fields: readonly Path[],
  { value, read, pathOf }: Reader,
): readonly ServerError[] {
  const isAbsence = (error: ServerError) =>
    error.path !== undefined && fields.some((field) => overlap(field, pathOf(error)));
  return read(without(value, fields)).filter((error) => !isAbsence(error));
}

/**
 * What is said with readable values where there were none, but for what is about those. It is true of values that were
 * meant. Of others, what is not also said without them may be about them all the same, wherever it is.
 */
function filledErrors(
  stops: readonly Path[],
  readable: Rereading['readable'],
  { value, read, pathOf, isKey }: Reader,
): readonly ServerError[] | undefined {
  const values = stops.map((path) => ({ path, ...readable(path) }));
  const said = read(withReadable(value, values));
  if (said.some(isStop)) return undefined;
  const isAt = (error: ServerError, path: Path) =>
    error.path !== undefined && startsWith(pathOf(error), path);
  // An entry that is wrong in its value may be so in its key, too; below it, the keys are ours.
  const isOfStop = (error: ServerError, stop: Path) =>
    isKey(error) && pathOf(error).length === stop.length;
  const outside = said.filter((error) =>
    stops.every((stop) => !isAt(error, stop) || isOfStop(error, stop)),
  );
  const guesses = values.filter(({ isMeant }) => !isMeant);
  if (guesses.length === 0) return outside;
  const fields = guesses.map(({ path }) => asField(path));
  const meant = values.filter(({ isMeant }) => isMeant);
  const gone = read(without(withReadable(value, meant), fields));
  return outside.flatMap((error) => {
    // In a list that is gone with one of its items, the others may be wrong, too.
    if (fields.some((field) => isAt(error, field))) return error;
    const holds = ({ path }: { path: Path }) => startsWith(path, pathOf(error));
    const isHollow = guesses.some((guess) => holds(guess) && isEmptyMap(guess.value));
    if (isHollow && error.type === 'FieldValueRequired') return [];
    return gone.find((other) => isSame(error, other)) ?? [];
  });
}

/** Whether an error is one behind which there may be others that are not said. */
function isStop(error: ServerError): boolean {
  const isNowhere = error.stage === 'validate' && error.path === undefined;
  return error.stage === 'decode' || isNowhere || isEarly(error);
}

/** An error that comes before validation, without its value and detail apart. */
function isEarly({ stage, path, type, value, detail }: ServerError): boolean {
  const isApart = value !== undefined || detail !== undefined;
  return stage === 'validate' && path !== undefined && !isApart && type !== 'FieldValueRequired';
}

/** The same error of another reading, whatever other values of a struct its sentence has in it. */
export function isSame(one: ServerError, other: ServerError): boolean {
  if (one.message === other.message) return true;
  const isStruct = [one, other].every(({ value }) => typeof value === 'object');
  const isOfSame = one.path === other.path && one.type === other.type;
  return isOfSame && isStruct && one.detail !== undefined && one.detail === other.detail;
}

/** Whether what stands in a place holds nothing, so that something may be missing for that. */
function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The field that a path ends in. An item cannot go alone: those behind it would be others then. */
function asField(path: Path): Path {
  return path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
}

function without(value: unknown, paths: readonly Path[]): unknown {
  const copy = structuredClone(value);
  for (const path of paths) {
    const holder = holderOf(copy, path);
    if (holder) Reflect.deleteProperty(holder, path.at(-1) ?? '');
  }
  return copy;
}

function withReadable(
  value: unknown,
  values: readonly { readonly path: Path; readonly value: unknown }[],
): unknown {
  const copy = structuredClone(value);
  for (const one of values) {
    const holder = holderOf(copy, one.path);
    if (holder) Reflect.set(holder, one.path.at(-1) ?? '', one.value);
  }
  return copy;
}

/** What holds the value at a path, if it holds any. */
function holderOf(value: unknown, path: Path): object | undefined {
  const holder = valueAt(value, path.slice(0, -1));
  return typeof holder === 'object' && holder !== null ? holder : undefined;
}

function overlap(one: Path, other: Path): boolean {
  return startsWith(one, other) || startsWith(other, one);
}
