import type { Entry } from './course.ts';

/** So many of so many. */
export interface Tally {
  readonly done: number;
  readonly all: number;
}

/** What has been proved so far, counted from the lessons and their evidence. */
export interface Ledger {
  readonly lessons: Tally;
  readonly commands: Tally;
  /** Commands that had to fail, and failed as they had to. */
  readonly failures: number;
  readonly manifests: Tally;
  /** Lessons that passed, but not at the first attempt. */
  readonly unstable: number;
  /** ISO date of the latest run, if there was any. */
  readonly latest: string | undefined;
}

/** Counts what the evidence of the written lessons proves. */
export function ledger(entries: readonly Entry[]): Ledger {
  const verified = entries.filter(({ verification }) => verification.state === 'verified');
  const proved = entries.flatMap(({ steps }) =>
    steps.flatMap(({ step, evidence }) => (evidence ? step : [])),
  );
  const total = (count: (entry: Entry) => number, of = entries) =>
    of.reduce((sum, entry) => sum + count(entry), 0);
  const manifests = ({ lesson }: Entry) => lesson.manifests.length;
  return {
    lessons: { done: verified.length, all: entries.length },
    commands: { done: proved.length, all: total(({ lesson }) => lesson.steps.length) },
    failures: proved.filter(({ mode, exitCode }) => mode === 'run' && exitCode !== 0).length,
    manifests: { done: total(manifests, verified), all: total(manifests) },
    unstable: verified.filter(({ evidence }) => evidence && evidence.attempts > 1).length,
    latest: entries
      .flatMap(({ evidence }) => evidence?.recordedAt ?? [])
      .sort()
      .at(-1),
  };
}
