import type { ServerError } from './judge/verdict.ts';
import { explainServer } from './explain-server.ts';
import type { Finding, Part, Path } from './part.ts';
import { serverPath } from './server-path.ts';

/** What our own code found in an object, which is not yet known to be true. */
export interface Suspicions {
  /** Against the schema: true only if the API server refuses the object. */
  readonly schema: readonly Finding[];
  /** By the rules: what the server says, better said. */
  readonly rules: readonly Finding[];
  /** Where there are values that no decoder can read, by the schema. */
  readonly unreadable: readonly Path[];
}

/**
 * What is wrong with an object, by all that the API server's own code says of it; it decides. What we suspected
 * says it better, with a place and a hint, where it is about the same.
 */
export function settle(
  object: Part,
  said: readonly ServerError[],
  { schema, rules, unreadable }: Suspicions,
): Finding[] {
  const errors = said.filter(isReason).map(placed);
  const isUnreadable = ({ path }: Finding) => unreadable.some((one) => same(one, path));
  const isTrue = (one: Finding) => one.server ?? one.isAdvice ?? isUnreadable(one);
  const known = withServer([...schema, ...rules], errors, object).filter(isTrue);
  const unexplained = errors.filter(
    (error) => !isEcho(error, errors) && !known.some((one) => isAbout(one, error, object)),
  );
  const rest = unexplained.flatMap((error) => explained(error, object, known));
  return [...known, ...rest.filter((one, at) => at === rest.findIndex((each) => alike(one, each)))];
}

/** The server says of a selector that it is wrong, besides what in it is. */
function isEcho({ path = '', detail }: ServerError, errors: readonly ServerError[]): boolean {
  if (detail !== 'invalid label selector') return false;
  return errors.some((other) => other.path?.startsWith(`${path}.`));
}

/** Beside the reasons there may be a word on what was not looked at, or on what the server itself writes. */
function isReason({ detail = '', path }: ServerError): boolean {
  return !detail.startsWith('some validation rules were not checked') && path !== STORED;
}

/** Made of a CRD's versions, of which the server says the same. */
const STORED = 'status.storedVersions';

/** An error with its place, where a custom resource's has it only in its sentence. */
function placed(error: ServerError): ServerError {
  const { path, detail = '' } = error;
  return path === '<nil>' ? { ...error, path: /^"([^"]+)" must/.exec(detail)?.[1] ?? '' } : error;
}

/** Puts beside each finding what the server says of it, if it does. */
function withServer(
  findings: readonly Finding[],
  errors: readonly ServerError[],
  object: Part,
): Finding[] {
  return findings.map((finding) => {
    const said = errors.find((error) => isAbout(finding, error, object));
    return said ? { ...finding, server: said.message } : finding;
  });
}

function isAbout(finding: Finding, error: ServerError, object: Part): boolean {
  if (error.stage === 'decode') return speaksOf(error.message, finding);
  if (/does not match template `labels`/.test(error.message))
    return finding.path.includes('selector');
  const path = [...object.path, ...serverPath(error.path ?? '', object.value)];
  if (startsWith(finding.path, path) || isSkipping(finding.path, path)) return true;
  if (error.type !== 'FieldValueRequired') return same(path.slice(0, -1), finding.path);
  // What lacks a field is said where the field should be.
  const missing = path[finding.path.length];
  return (
    startsWith([...path, ''], finding.path) &&
    /falta|necesita/.test(finding.message) &&
    finding.message.includes(String(missing))
  );
}

/** The server leaves steps out here and there: `spec.resources[storage]` for what is in its requests. */
function isSkipping(path: Path, short: Path): boolean {
  let next = 0;
  for (const step of path) if (step === short[next]) next += 1;
  return short.length > 2 && next === short.length && path.at(-1) === short.at(-1);
}

/** What Go says of a text that has not its form, without a word of where; and a word of what we say of it. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/^illegal base64/, 'base64'],
  [/^quantities must match|parse quantity/, 'cantidad'],
  [/^parsing time/, 'fecha'],
];

/** Go names the field that it could not read by its type and its path: `DeploymentSpec.spec.replicas`. */
function speaksOf(message: string, { path, message: own }: Finding): boolean {
  const form = forms.find(([pattern]) => pattern.test(message))?.[1];
  if (form !== undefined) return own.includes(form);
  const field = /Go struct field \w*\.?([\w.]+) of type/.exec(message)?.[1];
  const names = path.filter((step) => typeof step === 'string').join('.');
  return (
    field !== undefined &&
    (names === field || names.endsWith(`.${field}`) || names.startsWith(`${field}.`))
  );
}

function explained(error: ServerError, object: Part, known: readonly Finding[]): Finding[] {
  const server = error.message;
  if (error.stage === 'yaml' || error.stage === 'decode') {
    const message = 'el API server no lo puede leer';
    return known.length > 0 ? [] : [{ path: object.path, message, server }];
  }
  if (error.stage === 'validate') return [{ ...explainServer(error, object), server }];
  const { path } = object.at(...serverPath(error.path ?? '', object.value));
  return [{ path, message: 'este campo no existe', server, isKey: true }];
}

function alike(one: Finding, other: Finding): boolean {
  return same(one.path, other.path) && one.message === other.message;
}

function same(one: Path, other: Path): boolean {
  return one.length === other.length && startsWith(one, other);
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}
