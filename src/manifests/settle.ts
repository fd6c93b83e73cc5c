import type { ServerError, Verdict } from './judge/verdict.ts';
import { explainServer } from './explain-server.ts';
import type { Finding, Part, Path } from './part.ts';
import { serverPath } from './server-path.ts';

/** What our own code found in an object, which is not yet known to be true. */
export interface Suspicions {
  /** Against the schema: true only if the API server refuses the object. */
  readonly schema: readonly Finding[];
  /** By the rules: what the server refuses, and what in a lesson can only be a mistake. */
  readonly rules: readonly Finding[];
}

/**
 * What is wrong with an object. The API server's own code decides; what we suspected says it better, with a
 * place and a hint, where it is about the same.
 */
export function settle(object: Part, verdict: Verdict, { schema, rules }: Suspicions): Finding[] {
  if (verdict.outcome === 'accepted') {
    return [...schema.filter(({ isAdvice }) => isAdvice), ...rules].map(advice);
  }
  const errors = verdict.errors ?? [];
  const kept = [
    ...withServer(schema, errors, object).filter(({ server, isAdvice }) => server ?? isAdvice),
    ...withServer(rules, errors, object).map((rule) => (rule.server ? rule : advice(rule))),
  ];
  // It stopped before it had read everything, and what the schema says of the rest stands.
  const isUnread = errors.some(({ stage }) => stage === 'decode');
  const unread = isUnread
    ? schema.filter(({ path }) => !kept.some((one) => same(one.path, path)))
    : [];
  const known = [...kept, ...unread];
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
function advice(finding: Finding): Finding {
  return { ...finding, isAdvice: true };
}

function isAbout(finding: Finding, error: ServerError, object: Part): boolean {
  if (error.stage === 'decode') return speaksOf(error.message, finding.path);
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

/** Go names the field that it could not read by its type and its path: `DeploymentSpec.spec.replicas`. */
function speaksOf(message: string, path: Path): boolean {
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
        : explainServer(error, part.value);
  return [{ path: part.path, message, server: error.message, ...(hint !== undefined && { hint }) }];
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
