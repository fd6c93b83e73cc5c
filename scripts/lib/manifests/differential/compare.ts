import type { ServerError, Verdict } from '../../../../src/manifests/judge/verdict.ts';
import { explain, type Rule } from './known.ts';
import type { Sample } from './sample.ts';

export type Outcome = Verdict['outcome'];

/** What somebody says of a document, to be held against what another one says. */
export interface Answer {
  readonly outcome: Outcome;
  /** The reasons, sorted; warnings are among them where both give them. */
  readonly reasons: readonly string[];
}

/** A document on which a reference and we are not of one mind. */
export interface Difference {
  readonly sample: Sample;
  readonly ours: Answer;
  readonly theirs: Answer;
  /** Whether one accepts what the other refuses, or only the reasons differ. */
  readonly about: 'verdict' | 'words';
  /** Why that has to be so; absent where nobody knows. */
  readonly rule?: Rule;
}

/** One document, judged by both. */
export interface Judged {
  readonly sample: Sample;
  readonly outcome: Outcome;
  readonly difference?: Difference;
}

/** Holds one answer against another. */
export function compare(sample: Sample, ours: Answer, theirs: Answer): Judged {
  const sameWords = JSON.stringify(ours.reasons) === JSON.stringify(theirs.reasons);
  if (ours.outcome === theirs.outcome && sameWords) return { sample, outcome: theirs.outcome };
  const about = ours.outcome === theirs.outcome ? 'words' : 'verdict';
  const rule = explain(ours, theirs);
  const difference = { sample, ours, theirs, about, ...(rule && { rule }) } as const;
  return { sample, outcome: theirs.outcome, difference };
}

/** All that the judge says, to be held against what the same program says when nothing is taken out of it. */
export function wholeAnswer(verdicts: readonly Verdict[], text: string): Answer {
  const whole = ({ stage, path, type, value, message }: ServerError) =>
    JSON.stringify([stage, path, type, value, message]);
  const errors = verdicts.flatMap(({ errors }) => errors ?? []).map(whole);
  const warnings = verdicts.flatMap(({ warnings }) => warnings ?? []);
  return { outcome: worst(verdicts), reasons: plain([...errors, ...warnings], text) };
}

/** What of it an API server would say: it stops at what it can't decode, and speaks of warnings elsewhere. */
export function serverAnswer(verdicts: readonly Verdict[], text: string): Answer {
  const errors = verdicts.flatMap(({ errors }) => errors ?? []);
  const strict = errors.filter((error) => error.stage === 'strict' || isRepeatedKey(error));
  const decoding = errors.filter(
    (error) => error.stage === 'decode' || (error.stage === 'yaml' && !isRepeatedKey(error)),
  );
  // What its code says when it gives up, a server keeps for its log.
  const sentences = (list: readonly ServerError[]) =>
    list.map(({ message }) => (message.startsWith('panic: ') ? '(panic)' : message));
  const reasons =
    decoding.length > 0
      ? sentences(decoding)
      : strict.length > 0
        ? [`strict decoding error: ${sentences(strict).join(', ')}`]
        : sentences(errors);
  const outcome = worst(verdicts);
  return { outcome, reasons: outcome === 'unknown' ? [] : plain(reasons, text) };
}

/** Of what is wrong with YAML, what does not keep anybody from reading it. */
function isRepeatedKey({ stage, message }: ServerError): boolean {
  return stage === 'yaml' && message.includes('already set in map');
}

function worst(verdicts: readonly Verdict[]): Outcome {
  const outcomes = verdicts.map(({ outcome }) => outcome);
  if (outcomes.includes('refused')) return 'refused';
  return outcomes.includes('unknown') ? 'unknown' : 'accepted';
}

const UUID = /\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g;
const INSTANT = /\b2\d{3}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\s"]*/g;

/** The end of a quoted text, in which the end of a generated name may be. */
const END_OF_NAME = /[a-z0-9]{5}(?=\\*")/g;

/** The reasons without what the server makes anew each time: identifiers, the time, the end of a name. */
export function plain(reasons: readonly string[], text: string): string[] {
  const isGenerated = text.includes('generateName');
  return reasons
    .map((reason) => {
      const timeless = reason.replace(UUID, '<uid>').replace(INSTANT, '<now>');
      return isGenerated ? timeless.replace(END_OF_NAME, '<end>') : timeless;
    })
    .sort();
}
