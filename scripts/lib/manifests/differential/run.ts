import { loadCore } from '../judge/load.ts';
import { readJudgeRecord } from '../judge/record.ts';
import type { AnyJudge } from '../../../../src/manifests/judge/whole.ts';
import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import { loadSchema } from '../schema/load.ts';
import { compare, type Answer, type Judged } from './compare.ts';
import { courseObjects, kubernetesObjects, writtenObjects, type ModuleFolders } from './corpus.ts';
import { summary, type Comparison } from './record.ts';
import type { Sample } from './sample.ts';
import { makeSamples } from './samples.ts';

/** Somebody who judges documents, and how our verdicts read beside theirs. */
export interface Reference {
  readonly judge: (texts: readonly string[]) => Promise<Answer[]>;
  readonly ours: (verdicts: readonly Verdict[], text: string) => Answer;
}

export interface ComparisonOptions {
  readonly root: string;
  readonly kubernetes: string;
  readonly reference: Reference;
  /** Where Kubernetes' own manifests are; without them, only the course's. */
  readonly modules?: ModuleFolders;
  readonly seed: string;
  readonly count: number;
}

export interface Compared {
  readonly comparison: Comparison;
  readonly judged: readonly Judged[];
}

/** Makes the documents, has both judge them, and holds the answers against each other. */
export async function runComparison(options: ComparisonOptions): Promise<Compared> {
  const { root, kubernetes, reference, modules, seed, count } = options;
  const judge = loadCore(root, kubernetes);
  const schema = loadSchema(root, kubernetes);
  const own = [...courseObjects(root), ...writtenObjects()];
  const written = [...own, ...(modules ? kubernetesObjects(modules) : [])];
  const samples = makeSamples({ schema, judge: (text) => judge.judge(text), written, seed, count });
  const { judged, seconds } = await judgeBoth(samples, judge, reference);
  const comparison = summary(judged, {
    judge: readJudgeRecord(root, kubernetes).sha256,
    date: new Date().toISOString(),
    seed,
    count,
    seconds,
  });
  return { comparison, judged };
}

/** Has both judge the same documents, and holds the answers against each other. */
export async function judgeBoth(
  samples: readonly Sample[],
  judge: AnyJudge,
  reference: Reference,
): Promise<{ judged: Judged[]; seconds: Comparison['seconds'] }> {
  const [our, ours] = await timed(() =>
    samples.map(({ text }) => reference.ours(judge.judge(text), text)),
  );
  const [their, theirs] = await timed(() => reference.judge(samples.map(({ text }) => text)));
  const nobody: Answer = { outcome: 'unknown', reasons: ['(sin respuesta)'] };
  const judged = samples.map((sample, at) =>
    compare(sample, our[at] ?? nobody, their[at] ?? nobody),
  );
  return { judged, seconds: { ours, theirs } };
}

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, Math.round((performance.now() - start) / 100) / 10];
}
