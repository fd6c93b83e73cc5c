import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Course } from '../../../src/lesson/course.ts';
import { siteUrl } from '../../../src/lesson/site.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { ToolVersions } from '../cluster/prerequisites.ts';
import type { Progress } from '../report/progress.ts';
import type { Choice } from './choose-lessons.ts';
import type { Leak } from './leak-check.ts';
import { runInLane } from './lesson-lane.ts';
import type { LessonWorld } from './lesson-world.ts';
import { OwnWorlds } from './own-worlds.ts';
import type { LessonOutcome } from './run-lesson.ts';
import { runRounds } from './run-rounds.ts';
import { shellEnvironment } from './shell-environment.ts';
import { startSiteStandIn } from './site-stand-in.ts';
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

/** Runs lessons, side by side where they can, as many times as asked for. */
export async function runExamples(options: ExamplesOptions): Promise<ExamplesResult> {
  const { root, course, context } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kev-'));
  const published = [...course.lessons];
  const publish = (lesson: Lesson) => {
    published[published.findIndex(({ slug }) => slug === lesson.slug)] = lesson;
  };
  const site = await startSiteStandIn(siteUrl(root), published, folder);
  const worlds =
    context === undefined ? new Worlds(options, folder) : new OwnWorlds(options, context, folder);
  const terminals = (world: LessonWorld) => {
    return { env: { ...shellEnvironment(process.env), ...site.env, ...world.env } };
  };
  const lane = { options, worlds, terminals, publish };
  try {
    return await runRounds(lane, 'examples', (choice) => runInLane(choice, lane));
  } finally {
    site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
