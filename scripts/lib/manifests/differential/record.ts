import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Difference, Judged, Outcome } from './compare.ts';
import { kindOf, oneSided, outcomesOf, rowsBy, ruleCounts, type Row } from './matrix.ts';

/** Where the figures of the last comparisons are; the page beside it is written from them. */
export const RECORD_FILE = 'docs/juez.json';

/** What came of a comparison with one reference. */
export interface Comparison {
  /** SHA-256 of the judge that was compared. */
  readonly judge: string;
  readonly date: string;
  readonly seed: string;
  /** How many objects were made by chance. */
  readonly count: number;
  readonly seconds: { readonly ours: number; readonly theirs: number };
  readonly documents: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly kinds: readonly Row[];
  readonly mutations: readonly Row[];
  readonly rules: Readonly<Record<string, { readonly verdict: number; readonly words: number }>>;
  /** What nobody has explained: where to find it again. */
  readonly unexplained: readonly string[];
  readonly oneSided: readonly string[];
}

/** What was compared with what: Kubernetes' own kinds, or CRDs and what they define; with the whole code, or a cluster. */
export const COMPARED = ['native', 'cluster', 'extensions', 'extensionsOnCluster'] as const;

/** The last comparison of each sort. */
export interface ComparisonRecord extends Partial<
  Readonly<Record<(typeof COMPARED)[number], Comparison>>
> {
  readonly kubernetes: string;
}

export function readComparisons(root: string, kubernetes: string): ComparisonRecord {
  const path = join(root, RECORD_FILE);
  if (!existsSync(path)) return { kubernetes };
  const record = JSON.parse(readFileSync(path, 'utf8')) as ComparisonRecord;
  return record.kubernetes === kubernetes ? record : { kubernetes };
}

/** What is kept of a comparison. */
export function summary(
  judged: readonly Judged[],
  about: Pick<Comparison, 'judge' | 'date' | 'seed' | 'count' | 'seconds'>,
): Comparison {
  const unexplained = differencesIn(judged).filter(({ rule }) => !rule);
  return {
    ...about,
    documents: judged.length,
    outcomes: outcomesOf(judged),
    kinds: rowsBy(judged, kindOf),
    mutations: rowsBy(judged, ({ sample }) => sample.mutation ?? ''),
    rules: Object.fromEntries([...ruleCounts(judged)].sort(([a], [b]) => (a < b ? -1 : 1))),
    unexplained: unexplained.map(({ sample }) => `${sample.id} ${sample.mutation ?? ''}`.trim()),
    oneSided: oneSided(judged),
  };
}

export function differencesIn(judged: readonly Judged[]): Difference[] {
  return judged.flatMap(({ difference }) => difference ?? []);
}
