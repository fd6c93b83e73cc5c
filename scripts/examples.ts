/** `npm run examples`: runs the lessons for real. See `--help`. */
import type { Course } from '../src/lesson/course.ts';
import { readCourse } from '../src/lesson/course.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import { Cluster } from './lib/cluster/cluster.ts';
import { checkPrerequisites } from './lib/cluster/prerequisites.ts';
import { INTERRUPTED, onInterrupt } from './lib/interrupt.ts';
import { takeLock } from './lib/lock.ts';
import { leakReport } from './lib/report/leak-report.ts';
import { Progress } from './lib/report/progress.ts';
import { repeatTable } from './lib/report/repeat-table.ts';
import { summary } from './lib/report/summary.ts';
import { changedLessons } from './lib/runner/changed-lessons.ts';
import type { Choice } from './lib/runner/choose-lessons.ts';
import { chooseLessons } from './lib/runner/choose-lessons.ts';
import { HELP, readArguments } from './lib/runner/examples-arguments.ts';
import type { ExamplesResult } from './lib/runner/examples.ts';
import { runExamples } from './lib/runner/examples.ts';
import { hasPassed } from './lib/runner/lesson-outcome.ts';
import { requireConsent } from './lib/runner/own-cluster-consent.ts';
import { killLeftovers } from './lib/runner/processes.ts';
import { stateFolder } from './lib/state-folder.ts';
import { UsageError } from './lib/usage-error.ts';

type Arguments = ReturnType<typeof readArguments>;

const root = process.cwd();
const progress = new Progress();

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options.help) {
    progress.say(HELP);
    return 0;
  }
  const course = withNodeImage(readCourse(root), options.nodeImage);
  const chosen = chooseLessons(course.lessons, options.names);
  if (course.problems.length > 0 && !options.deleteCluster) {
    progress.say(course.problems.map(formatProblem).join('\n'));
    return 1;
  }
  const choices = await changedOnly(chosen, options.changedSince);
  if (options.context !== undefined) requireConsent(choices, options.context, options.hasAgreed);
  if (choices.length > 0) return runAlone(course, choices, options);
  progress.say('Ninguna lección cambia: no hay nada que ejecutar.');
  return 0;
}

async function changedOnly(choices: readonly Choice[], revision: string | undefined) {
  if (revision === undefined) return choices;
  const lessons = choices.map(({ lesson }) => lesson);
  const changed = await changedLessons(root, revision, lessons);
  return choices.filter(({ lesson }) => changed.includes(lesson));
}

/** Runs while no other runner does, and cleans up at the first Ctrl-C. */
async function runAlone(
  course: Course,
  choices: readonly Choice[],
  { deleteCluster, nodeImage, ...options }: Arguments,
): Promise<number> {
  const isOwnCluster = options.context !== undefined;
  const tools = await checkPrerequisites({ isOwnCluster });
  const folder = stateFolder();
  const release = await takeLock(folder);
  killLeftovers();
  const say = (line: string) => progress.say(line);
  const { signal, stop } = onInterrupt(say);
  const cluster = new Cluster({ stateFolder: folder, versions: course.versions, say, signal });
  try {
    if (deleteCluster) {
      await cluster.delete();
      say('El clúster del curso ya no está.');
      return 0;
    }
    const isTaughtVersion = nodeImage === undefined && !isOwnCluster;
    const what = { ...options, root, course, choices, isTaughtVersion };
    const where = { tools, cluster, stateFolder: folder, progress, signal };
    const result = await runExamples({ ...what, ...where });
    return signal.aborted ? INTERRUPTED : summarize(result);
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    progress.stop();
    stop();
    release();
  }
}

function withNodeImage(course: Course, nodeImage: string | undefined): Course {
  return nodeImage === undefined
    ? course
    : { ...course, versions: { ...course.versions, nodeImage } };
}

function summarize({ rounds, wallMs, leaks }: ExamplesResult): number {
  const outcomes = rounds.flat();
  if (rounds.length > 1) progress.say(`\n${repeatTable(rounds, leaks)}`);
  progress.say(`\n${summary(outcomes, wallMs)}`);
  if (leaks.length > 0) progress.say(`\n${leakReport(leaks)}`);
  return outcomes.every(hasPassed) && leaks.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  progress.stop();
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
