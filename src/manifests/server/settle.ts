import { explainServer } from './explain.ts';
import type { ServerError } from '../judge/verdict.ts';
import { fieldOf, samePath, startsWith, type Finding, type Part, type Path } from '../part.ts';
import { isMismatch, reasonsOf, type Reason } from './reasons.ts';
import { findUnread, isUnread, readUnread } from './unread.ts';

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
 * says it better, with a place and a hint, where it is about the same. An error that is about nothing that we
 * suspected is said by itself.
 */
export function settle(
  object: Part,
  said: readonly ServerError[],
  { schema, rules, unreadable }: Suspicions,
): Finding[] {
  const reasons = reasonsOf(said, object);
  const told = new Set<Reason>();
  const isUnreadable = ({ path }: Finding) =>
    unreadable.some((one) => samePath([...object.path, ...one], path));
  const known = [...schema, ...rules].flatMap((finding) => {
    const mayBe = ({ stage }: Reason) => stage !== 'decode' || isUnreadable(finding);
    const about = reasons.filter((one) => mayBe(one) && isAbout(finding, one, object));
    const [first] = about;
    // All that is said of what is missing is said; of what is there, one thing at a time.
    for (const reason of finding.missing === undefined ? about.slice(0, 1) : about)
      told.add(reason);
    if (first) return [asError(finding, first)];
    return finding.isAdvice || isUnreadable(finding) ? [finding] : [];
  });
  // A decoder stops at the first value that it cannot read: if it stopped once, that is one that we know.
  const isOneUnread = reasons.filter(({ stage }) => stage === 'decode').length === 1;
  const isKnown = ({ stage }: Reason) => stage === 'decode' && isOneUnread && unreadable.length > 0;
  const rest = reasons
    .filter((reason) => !told.has(reason) && !isKnown(reason))
    .flatMap((reason) => explained(reason, object));
  const all = [...known, ...rest];
  return all.filter((one, at) => at === all.findIndex((each) => alike(one, each)));
}

/** What the server refuses is no longer only unwise. */
function asError({ isAdvice: _, rule: __, ...finding }: Finding, { message }: Reason): Finding {
  return { ...finding, server: message };
}

/** Whether a finding says what an error of the server does: of the same field, or of the one that is missing. */
function isAbout(finding: Finding, reason: Reason, object: Part): boolean {
  if (reason.stage === 'decode') return speaksOf(reason.message, finding, object);
  if (finding.missing !== undefined) return startsWith(reason.at, fieldOf(finding));
  // Of a selector we say which label it is, and the server that the template's are others.
  if (isMismatch(reason)) return /^elige /.test(finding.message);
  // What we say of a value is another thing than what the server says of its key.
  if (reason.isOfKey && !finding.isKey) return false;
  return samePath(finding.path, reason.at) || isOfItem(finding, reason);
}

/** Whether a finding is of an item that the server takes for none that there is, and of which it gives the whole list. */
function isOfItem({ path }: Finding, { at, value, detail = '' }: Reason): boolean {
  const isItem = typeof path.at(-1) === 'number' && samePath(path.slice(0, -1), at);
  return isItem && Array.isArray(value) && /^unsupported \w+$/.test(detail);
}

/** What Go says of a text that has not its form, without a word of where; and a word of what we say of it. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/^illegal base64/, 'base64'],
  [/^quantities must match|parse quantity/, 'cantidad'],
  [/^parsing time/, 'fecha'],
];

/** Whether what Go's decoder says may be said of a finding. */
function speaksOf(message: string, { path, message: said }: Finding, object: Part): boolean {
  const form = forms.find(([pattern]) => pattern.test(message))?.[1];
  if (form !== undefined) return said.includes(form);
  const unread = readUnread(message);
  const steps = path.slice(object.path.length);
  return unread !== undefined && isUnread(unread, steps, object.at(...steps).value);
}

function explained(reason: Reason, object: Part): Finding[] {
  const server = reason.message;
  if (reason.stage === 'yaml' || reason.stage === 'decode') {
    const unread = readUnread(server);
    const { path } = (unread && findUnread(unread, object)) ?? object;
    return [{ path, message: 'el API server no lo puede leer', server }];
  }
  const part = object.at(...reason.at.slice(object.path.length));
  if (reason.stage === 'validate') return [{ ...explainServer(reason, object, part), server }];
  return [{ path: reason.at, message: 'este campo no existe', server, isKey: true }];
}

function alike(one: Finding, other: Finding): boolean {
  return samePath(one.path, other.path) && one.message === other.message;
}
