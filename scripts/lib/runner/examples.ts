import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Course } from '../../../src/lesson/course.ts';
import { readEvidence } from '../../../src/lesson/course.ts';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import { verification } from '../../../src/lesson/evidence.ts';
import { siteUrl } from '../../../src/lesson/site.ts';
import type { SourceLocation } from '../../../src/lesson/problem.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { ToolVersions } from '../cluster/prerequisites.ts';
import { annotation } from '../report/annotations.ts';
import { toJUnit } from '../report/junit.ts';
import type { Progress } from '../report/progress.ts';
import { findDrift } from './drift.ts';
import { currentCommit, toEvidence, writeEvidence } from './record.ts';
import type { LessonOutcome } from './run-lesson.ts';
import { runLesson } from './run-lesson.ts';
import { startSiteStandIn } from './site-stand-in.ts';
import { Worlds } from './worlds.ts';

export interface ExamplesOptions {
  readonly root: string;
  readonly course: Course;
  readonly lessons: readonly Lesson[];
  readonly record: boolean;
  readonly keep: boolean;
  /** Whether the nodes are those of the version that is taught, so that evidence can be compared. */
  readonly isTaughtVersion: boolean;
  readonly tools: ToolVersions;
  readonly cluster: Cluster;
  readonly stateFolder: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

const REPORT = 'reports/examples.xml';

/** Runs lessons one after another. Gives an outcome for each one that began. */
export async function runExamples(options: ExamplesOptions): Promise<LessonOutcome[]> {
  const { root, course, lessons, progress, signal } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kev-'));
  const outcomes: LessonOutcome[] = [];
  const site = await startSiteStandIn(siteUrl(root), course.lessons, folder);
  const worlds = new Worlds(options, folder);
  try {
    await worlds.open(lessons);
    for (const lesson of lessons) {
      if (signal.aborted) break;
      progress.lessonStarted(lesson);
      const openWorld = (scratch: string) => worlds.forLesson(lesson, scratch);
      const { keep } = options;
      const outcome = await runLesson({
        lesson,
        openWorld,
        siteEnv: site.env,
        keep,
        observer: progress,
        signal,
      });
      outcomes.push(outcome);
      progress.lessonEnded(outcome);
      await afterLesson(outcome, options, worlds.versions(lesson));
    }
  } finally {
    worlds.close();
    site.close();
    rmSync(folder, { recursive: true, force: true });
    writeReport(root, outcomes);
  }
  return outcomes;
}

/** Whether every step of a lesson passed, or was skipped with a reason. */
export function hasPassed({ steps, error }: LessonOutcome): boolean {
  return (
    error === undefined && steps.every(({ state }) => state === 'passed' || state === 'skipped')
  );
}

/** Compares with the committed evidence, or writes the new one if that was asked for. */
async function afterLesson(
  outcome: LessonOutcome,
  options: ExamplesOptions,
  versions: Evidence['versions'],
) {
  const { root, course, progress, record } = options;
  const { lesson } = outcome;
  annotateFailures(outcome, progress);
  if (!hasPassed(outcome)) return;
  if (record) {
    const run = {
      commit: await currentCommit(root),
      versions,
      recordedAt: new Date().toISOString(),
    };
    await writeEvidence(root, lesson.folder, toEvidence(outcome, course.versions, run));
    return progress.say(`  Evidencia escrita en ${lesson.folder}/evidencia.json`);
  }
  if (!options.isTaughtVersion) return;
  const recorded = readEvidence(root, lesson);
  for (const drift of findDrift(outcome.steps, recorded)) {
    progress.drifted(drift);
    const message = `${drift.stream} ya no es el que muestra la página`;
    annotate(progress, 'warning', drift.step.location, message);
  }
  if (verification(lesson, course.versions, recorded).state !== 'verified') {
    progress.say(
      `  La evidencia no es de esta versión de la lección: npm run examples -- --record ${lesson.slug}`,
    );
  }
}

/** On GitHub, says a message on a line of the MDX too. */
function annotate(
  progress: Progress,
  level: 'error' | 'warning',
  location: SourceLocation,
  message: string,
): void {
  if (process.env['GITHUB_ACTIONS']) progress.say(annotation(level, location, message));
}

function annotateFailures({ steps }: LessonOutcome, progress: Progress): void {
  for (const { mismatch } of steps) {
    if (!mismatch) continue;
    const { location, message, expected, actual } = mismatch;
    annotate(progress, 'error', location, `${message}\nSe esperaba: ${expected}\nLlegó: ${actual}`);
  }
}

function writeReport(root: string, outcomes: readonly LessonOutcome[]): void {
  const file = join(root, REPORT);
  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(file, toJUnit(outcomes));
}
