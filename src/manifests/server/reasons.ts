import { isOfKey, placesOf } from './error-place.ts';
import type { ServerError } from '../judge/verdict.ts';
import { samePath, startsWith, type Part, type Path } from '../part.ts';
import { unquote } from './go-quote.ts';
import { isVolume } from '../volumes.ts';

/** An error of the server with the place of what it is about, in what people wrote. */
export interface Reason extends ServerError {
  readonly at: Path;
  /** Whether something is written there. */
  readonly isWritten: boolean;
  /** Whether it is of the key there, and not of its value. */
  readonly isOfKey: boolean;
}

/** The reasons for which the server refuses an object, each once. */
export function reasonsOf(errors: readonly ServerError[], object: Part): Reason[] {
  const reasons = errors.filter(isReason).flatMap((error): Reason[] => {
    const whole = completed(error);
    const isBroken = (place: Part) =>
      error.type === 'FieldValueNotFound' && isVolume(place, object);
    const places = placesOf(whole, object).filter((place) => !isBroken(place));
    return places.map((place) => ({
      ...whole,
      at: place.path,
      isWritten: place.value !== undefined,
      isOfKey: isOfKey(whole, place),
    }));
  });
  return reasons.filter((one, index) => !isEcho(one, reasons, index));
}

/** Made of a CRD's versions, of which the server says the same. */
const STORED = 'status.storedVersions';

/** Whether the server says that there are rules at which it has not looked. */
export function isUnchecked({ detail = '' }: ServerError): boolean {
  return detail.startsWith('some validation rules were not checked');
}

/** Beside the reasons there may be a word on what was not looked at, or on what the server itself writes. */
function isReason(error: ServerError): boolean {
  return !isUnchecked(error) && error.path !== STORED;
}

/** Of whom the server says no place, by its sentence. */
const unplaced: readonly (readonly [RegExp, string])[] = [
  [/^: failed to allocate requested HealthCheck NodePort/, 'spec.healthCheckNodePort'],
];

/** What the strict decoder says, with the path as Go quotes it. */
const STRICT = /^(?:unknown|duplicate) field "((?:[^"\\]|\\.)*)"/;

/** An error with its place and value, where it has them only in its sentence. */
function completed(error: ServerError): ServerError {
  const { path, detail = '', message } = error;
  // A custom resource's root.
  if (path === '<nil>') return { ...error, path: /^"([^"]+)" must/.exec(detail)?.[1] ?? '' };
  // Of a ConfigMap that is too large, no field.
  if (path === '[]') return { ...error, path: 'data' };
  const [, field] = STRICT.exec(message) ?? [];
  if (field !== undefined) return { ...error, path: unquote(field) };
  const place = path ?? unplaced.find(([sentence]) => sentence.test(message))?.[1];
  const value = error.value ?? valueIn(message);
  return {
    ...error,
    ...(place !== undefined && { path: place }),
    ...(value !== undefined && { value }),
  };
}

/** The value in a sentence like `spec.ports[0].nodePort: Invalid value: 30000: provided port is…`. */
function valueIn(message: string): unknown {
  const written =
    /^\S*: (?:Invalid|Unsupported|Duplicate) value: ("(?:[^"\\]|\\.)*"|-?\d+)(?:: |$)/;
  const [, text] = written.exec(message) ?? [];
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // Go writes some characters in quotes otherwise than JSON does.
    return undefined;
  }
}

/** Whether an error only repeats what another one says, or follows from it. */
function isEcho(one: Reason, reasons: readonly Reason[], index: number): boolean {
  if (one.stage === 'decode') return false;
  return reasons.some((other, at) => at !== index && echoes(one, other, at < index));
}

function echoes(one: Reason, other: Reason, isEarlier: boolean): boolean {
  const isSameField = samePath(one.at, other.at);
  const isSameError = one.type === other.type && sentenceOf(one) === sentenceOf(other);
  // A selector is wrong, besides what in it is.
  if (one.detail === 'invalid label selector')
    return other.path?.startsWith(`${one.path}.`) ?? false;
  // What selects nothing has no labels to match, nor what the server itself gives a selector.
  if (isMismatch(one)) {
    return (isMissing(other) || isAutomatic(other)) && other.at.includes('selector');
  }
  if (isLabelOfName(one, other) || isOfWrongType(one, other)) return true;
  if (isSameField) {
    // What is not there is not one of some values either; what is there twice is not free the second time.
    if (isMissing(other) && !isMissing(one)) return !one.isWritten;
    if (/provided port is already allocated$/.test(one.message))
      return other.type === 'FieldValueDuplicate';
    if (isFormOfEmpty(one, other)) return true;
    // What some objects of this type may have, and not this one: in a Job, Pods that always restart.
    if (isNarrower(other, one)) return true;
    return (isEarlier && isSameError) || one.detail?.includes(' accessor error: ') === true;
  }
  // The server made it of another field, of which it says the same: a targetPort of its port.
  const isSibling = samePath(one.at.slice(0, -1), other.at.slice(0, -1));
  return isSibling && !one.isWritten && other.isWritten && isSameError && !isMissing(one);
}

/** Whether an error allows only some of the values that another one allows. */
function isNarrower(one: Reason, other: Reason): boolean {
  const [few, many] = [supported(one), supported(other)];
  return few.length > 0 && few.length < many.length && few.every((value) => many.includes(value));
}

function supported({ type, detail = '' }: Reason): string[] {
  if (type !== 'FieldValueNotSupported') return [];
  return [...detail.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
}

export function isMismatch({ message }: ServerError): boolean {
  return message.includes('does not match template `labels`');
}

/** Whether an error is of the form of a part of a key that is empty, by another one. */
function isFormOfEmpty({ detail = '' }: Reason, other: Reason): boolean {
  const [sentence, part = ''] = /^(\w+ part) must be non-empty/.exec(other.detail ?? '') ?? [];
  return sentence !== undefined && detail.startsWith(part) && !detail.startsWith(sentence);
}

/** Whether an error is of a selector that is the server's to give. */
function isAutomatic({ detail = '' }: ServerError): boolean {
  return detail.endsWith('not auto-generated');
}

/** Whether an error is of what is in a value that is of another type than its CRD says, or of that value as one of some. */
function isOfWrongType({ at, stage, type }: Reason, other: Reason): boolean {
  if (!other.detail?.includes(' in body must be of type ')) return false;
  return samePath(at, other.at)
    ? type === 'FieldValueNotSupported'
    : stage === 'strict' && startsWith(at, other.at);
}

/** Whether an error is of a label that nobody wrote: of its name the server makes one for a Namespace. */
function isLabelOfName({ at, type, value }: Reason, name: Reason): boolean {
  const isInvalid = type === 'FieldValueInvalid' && value === name.value;
  const metadata = name.at.slice(0, -1);
  const isOfLabels = samePath(at, [...metadata, 'labels']);
  return isInvalid && isOfLabels && samePath(name.at, [...metadata, 'name']);
}

function isMissing({ type }: ServerError): boolean {
  return type === 'FieldValueRequired';
}

/** What an error says, but for where. */
function sentenceOf({ path = '', message }: Reason): string {
  return message.startsWith(path) ? message.slice(path.length) : message;
}
