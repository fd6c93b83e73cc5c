import type { ServerError } from './judge/verdict.ts';
import { explainServer, type ServerExplanation } from './explain-server.ts';
import { formatPath, type Finding, type Part, type Path } from './part.ts';
import { serverPath } from './server-path.ts';

/** What our own code found in an object, which is not yet known to be true. */
export interface Suspicions {
  /** Against the schema: true only if the API server refuses the object. */
  readonly schema: readonly Finding[];
  /** By the rules: what the server refuses, and what in a lesson can only be a mistake. */
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
  errors: readonly ServerError[],
  { schema, rules, unreadable }: Suspicions,
): Finding[] {
  const isUnreadable = ({ path }: Finding) => unreadable.some((one) => same(one, path));
  const isTrue = (one: Finding) => one.server ?? one.isAdvice ?? isUnreadable(one);
  const known = [
    ...withServer(schema, errors, object).filter(isTrue),
    ...withServer(rules, errors, object).map((rule) => (rule.server ? rule : advice(rule))),
  ];
  const unexplained = errors.filter((error) => !known.some((one) => isAbout(one, error, object)));
  const rest = unexplained.flatMap((error) => explained(error, object, known));
  return [...known, ...rest.filter((one, at) => at === rest.findIndex((each) => alike(one, each)))];
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

/** What the server says nothing of. */
export function advice(finding: Finding): Finding {
  return { ...finding, isAdvice: true };
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
  const isSaid = error.stage === 'yaml' || error.stage === 'decode';
  if (isSaid && known.length > 0) return [];
  const steps = serverPath(error.path ?? '', object.value);
  const part = object.at(...steps);
  const { message, hint } =
    error.stage === 'strict'
      ? { message: 'este campo no existe' }
      : isSaid
        ? { message: 'el API server no lo puede leer' }
        : (explainRepeated(error, object, steps) ?? explainServer(error, part.value));
  return [{ path: part.path, message, server: error.message, ...(hint !== undefined && { hint }) }];
}

/** Something that is there twice: where the first one is. */
function explainRepeated(
  { type, detail }: ServerError,
  object: Part,
  path: Path,
): ServerExplanation | undefined {
  if (type !== 'FieldValueDuplicate' && detail !== 'must be unique') return undefined;
  const at = path.findLastIndex((step) => typeof step === 'number');
  const below = path.slice(at + 1);
  const part = object.at(...path);
  const list = object.at(...path.slice(0, at)).items();
  const others = list.slice(0, Number(path[at])).map((item) => item.at(...below));
  const first = others.find((one) => repeats(part, one) !== '');
  if (!first) return undefined;
  const where = formatPath(first.path.slice(0, first.path.length - below.length));
  return { message: `${repeats(part, first)} ya está en ${where}` };
}

/** What a part has in common with another: its value, or the fields that both have alike. */
function repeats(part: Part, other: Part): string {
  if (part.keys().length === 0) return part.value === other.value ? JSON.stringify(part.value) : '';
  const same = part.entries().filter(([key, { value }]) => other.at(key).value === value);
  return same.map(([key, { value }]) => `${key}: ${String(value)}`).join(', ');
}

function alike(one: Finding, other: Finding): boolean {
  return same(one.path, other.path) && one.server === other.server;
}

function same(one: Path, other: Path): boolean {
  return one.length === other.length && startsWith(one, other);
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}
