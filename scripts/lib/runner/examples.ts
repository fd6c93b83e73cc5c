import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Course } from '../../../src/lesson/course.ts';
import { readEvidence } from '../../../src/lesson/course.ts';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import { siteUrl } from '../../../src/lesson/site.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { ToolVersions } from '../cluster/prerequisites.ts';
import { toJUnit } from '../report/junit.ts';
import type { Progress } from '../report/progress.ts';
import type { Choice } from './choose-lessons.ts';
import type { LaneContext } from './lane-context.ts';
import { runInLane } from './lesson-lane.ts';
import { inBalancedOrder, lessonJob } from './lesson-job.ts';
import type { Leak } from './leak-check.ts';
import type { LessonOutcome } from './run-lesson.ts';
import { schedule } from './schedule.ts';
import { startSiteStandIn } from './site-stand-in.ts';
import { OwnWorlds } from './own-worlds.ts';
import { Worlds } from './worlds.ts';

export interface ExamplesOptions {
  readonly root: string;
  readonly course: Course;
  readonly choices: readonly Choice[];
  /** How many lessons may run side by side. */
  readonly lanes: number;
  /** How many times each lesson runs. */
  readonly rounds: number;
  readonly record: boolean;
  /** Whether the lesson (only one) runs again after each change of its files, until it is interrupted. */
  readonly watch: boolean;
  readonly keep: boolean;
  /** Whether the nodes are those of the version that is taught, so that evidence can be compared. */
  readonly isTaughtVersion: boolean;
  /** Context of the person's own cluster, if the lessons run there and not in the course's. */
  readonly context?: string | undefined;
  readonly tools: ToolVersions;
  readonly cluster: Cluster;
  readonly stateFolder: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** What came of a run. */
export interface ExamplesResult {
  /** By round, an outcome for each lesson that began, in the order of the course. */
  readonly rounds: readonly (readonly LessonOutcome[])[];
  /** From the start of the first lesson to the end of the last one, in ms. */
  readonly wallMs: number;
  /** What the lessons left behind. */
  readonly leaks: readonly Leak[];
}

const REPORT = 'reports/examples.xml';

/** Runs lessons, side by side where they can, as many times as asked for. */
export async function runExamples(options: ExamplesOptions): Promise<ExamplesResult> {
  const { root, course, choices, signal } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kev-'));
  const rounds: LessonOutcome[][] = [];
  let leaks: readonly Leak[] = [];
  const published = [...course.lessons];
  const publish = (lesson: Lesson) => {
    published[published.findIndex(({ slug }) => slug === lesson.slug)] = lesson;
  };
  const site = await startSiteStandIn(siteUrl(root), published, folder);
  const { context } = options;
  const worlds =
    context === undefined ? new Worlds(options, folder) : new OwnWorlds(options, context, folder);
  try {
    await worlds.open(choices.map(({ lesson }) => lesson));
    const started = performance.now();
    while (rounds.length < options.rounds && !signal.aborted) {
      const outcomes: LessonOutcome[] = [];
      rounds.push(outcomes);
      await runRound({ options, worlds, siteEnv: site.env, publish }, outcomes);
    }
    const wallMs = performance.now() - started;
    leaks = await worlds.leaks();
    return { rounds, wallMs, leaks };
  } finally {
    worlds.close();
    site.close();
    rmSync(folder, { recursive: true, force: true });
    writeReport(root, rounds, leaks);
  }
}

/** Runs each lesson once. Adds their outcomes, in the order of the course, also if something rejects. */
async function runRound(context: LaneContext, outcomes: LessonOutcome[]): Promise<void> {
  const { root, choices, lanes, progress, signal } = context.options;
  const jobs = choices.map((choice) => {
    return { ...lessonJob(choice.lesson, recordedBefore(root, choice.lesson)), choice };
  });
  const isOneByOne = lanes === 1 || jobs.length === 1;
  if (!isOneByOne) progress.sideBySide(jobs.map(({ lesson }) => lesson));
  const run = async ({ choice }: { choice: Choice }) => {
    outcomes.push(await runInLane(choice, context));
    outcomes.sort((a, b) => a.lesson.order - b.lesson.order);
  };
  // One by one there is no lane to keep full: the order of the course is the one that a person expects.
  await schedule(isOneByOne ? jobs : inBalancedOrder(jobs), lanes, run, () => signal.aborted);
}

/** What was recorded of a lesson; nothing where its file can't be read, which is no reason not to run it. */
function recordedBefore(root: string, lesson: Lesson): Evidence | undefined {
  try {
    return readEvidence(root, lesson);
  } catch {
    return undefined;
  }
}

function writeReport(
  root: string,
  rounds: readonly (readonly LessonOutcome[])[],
  leaks: readonly Leak[],
): void {
  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(join(root, REPORT), toJUnit(rounds, leaks));
}
