import type { ServerError, Verdict } from '../judge/verdict.ts';
import type { Sample } from './sample.ts';

/** What a reference said of a document, to be held against our verdict. */
export interface Answer {
  readonly outcome: 'accepted' | 'refused' | 'unknown';
  /** The reasons, each as `path: type: message`; absent where the reference gives other words than ours. */
  readonly reasons?: readonly string[];
  /** What it said, for a person. */
  readonly text: string;
}

/** A document on which a reference and we are not of one mind. */
export interface Difference {
  readonly sample: Sample;
  readonly ours: Answer;
  readonly theirs: Answer;
}

/** Our verdicts as an answer, and those of whoever speaks as we do. */
export function answerOf(verdicts: readonly Verdict[]): Answer {
  const errors = verdicts.flatMap(({ errors }) => errors ?? []);
  const reasons = [...errors.map(reason), ...verdicts.flatMap(({ warnings }) => warnings ?? [])];
  return {
    outcome: worst(verdicts),
    reasons: reasons.sort(),
    text: errors.map(({ message }) => message).join('\n') || '(aceptado)',
  };
}

/** Whether two answers are the same, reasons included where both give them. */
export function agree(ours: Answer, theirs: Answer): boolean {
  if (ours.outcome !== theirs.outcome) return false;
  if (!ours.reasons || !theirs.reasons) return true;
  return JSON.stringify(ours.reasons) === JSON.stringify(theirs.reasons);
}

function worst(verdicts: readonly Verdict[]): Answer['outcome'] {
  const outcomes = verdicts.map(({ outcome }) => outcome);
  if (outcomes.includes('refused')) return 'refused';
  return outcomes.includes('unknown') ? 'unknown' : 'accepted';
}

function reason({ stage, path, type, value, message }: ServerError): string {
  return JSON.stringify([stage, path, type, value, withoutChance(message)]);
}

/** What the server makes anew each time: the end of a generated name, its clock. */
function withoutChance(message: string): string {
  return message.replace(/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.]*\S*/g, '<now>');
}
