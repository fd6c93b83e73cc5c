import type { Answer } from './compare.ts';
import type { Sample } from './sample.ts';

/** A reason for which a cluster may say something else than its API server's own code, taken alone. */
export interface Rule {
  readonly id: string;
  /** For people who read the matrix. */
  readonly why: string;
  readonly applies: (sample: Sample, ours: Answer, theirs: Answer) => boolean;
}

/** What no program can know that has only the document. */
export const RULES: readonly Rule[] = [];

/** The rule that a difference falls under, if any. */
export function explain(sample: Sample, ours: Answer, theirs: Answer): Rule | undefined {
  return RULES.find(({ applies }) => applies(sample, ours, theirs));
}
