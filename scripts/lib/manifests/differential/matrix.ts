import type { Judged, Outcome } from './compare.ts';

/** How many documents of a kind, or with a mutation, got which verdict, and on how many both agree. */
export interface Row {
  readonly name: string;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Differences of verdict and of words, those that a rule explains and those that none does. */
  readonly explained: number;
  readonly unexplained: number;
}

/** A row for each name that documents have, in the order of the names. */
export function rowsBy(judged: readonly Judged[], nameOf: (judged: Judged) => string): Row[] {
  const names = [...new Set(judged.map(nameOf))].sort();
  return names.map((name) => {
    const those = judged.filter((one) => nameOf(one) === name);
    const differences = those.flatMap(({ difference }) => difference ?? []);
    return {
      name,
      outcomes: outcomesOf(those),
      explained: differences.filter(({ rule }) => rule).length,
      unexplained: differences.filter(({ rule }) => !rule).length,
    };
  });
}

export function outcomesOf(judged: readonly Judged[]): Record<Outcome, number> {
  const outcomes = { accepted: 0, refused: 0, unknown: 0 };
  for (const { outcome } of judged) outcomes[outcome] += 1;
  return outcomes;
}

/** How often each rule explained a difference of a verdict, and how often only one of words. */
export function ruleCounts(judged: readonly Judged[]) {
  const counts = new Map<string, { verdict: number; words: number }>();
  for (const { difference } of judged) {
    if (!difference?.rule) continue;
    const count = counts.get(difference.rule.id) ?? { verdict: 0, words: 0 };
    count[difference.about] += 1;
    counts.set(difference.rule.id, count);
  }
  return counts;
}

/** Kinds without a mutant that is accepted, or without one that is refused: those prove too little. */
export function oneSided(judged: readonly Judged[]): string[] {
  const mutants = judged.filter(
    ({ sample }) => sample.mutation && sample.mutation !== 'made right',
  );
  return rowsBy(mutants, kindOf)
    .filter(({ outcomes }) => outcomes.accepted === 0 || outcomes.refused === 0)
    .map(({ name }) => name);
}

export function kindOf({ sample }: Judged): string {
  return `${sample.apiVersion} ${sample.kind}`;
}
