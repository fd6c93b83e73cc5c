/** `npm run examples`: runs the lessons for real. See `--help`. */
import type { Course } from '../src/lesson/course.ts';
import { readCourse } from '../src/lesson/course.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import type { Lesson } from '../src/lesson/types.ts';
import { Cluster } from './lib/cluster/cluster.ts';
import { checkPrerequisites } from './lib/cluster/prerequisites.ts';
import { INTERRUPTED, onInterrupt } from './lib/interrupt.ts';
import { takeLock } from './lib/lock.ts';
import { Progress } from './lib/report/progress.ts';
import { count, formatSeconds } from './lib/report/words.ts';
import { changedLessons } from './lib/runner/changed-lessons.ts';
import { chooseLessons } from './lib/runner/choose-lessons.ts';
import { HELP, readArguments } from './lib/runner/examples-arguments.ts';
import { hasPassed, runExamples } from './lib/runner/examples.ts';
import { killLeftovers } from './lib/runner/processes.ts';
import type { LessonOutcome } from './lib/runner/run-lesson.ts';
import { stateFolder } from './lib/state-folder.ts';
import { UsageError } from './lib/usage-error.ts';

type Arguments = ReturnType<typeof readArguments>;

const root = process.cwd();
const progress = new Progress();
const started = performance.now();

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options.help) {
    progress.say(HELP);
    return 0;
  }
  const course = withNodeImage(readCourse(root), options.nodeImage);
  const chosen = chooseLessons(course.lessons, options.slugs);
  if (course.problems.length > 0 && !options.deleteCluster) {
    progress.say(course.problems.map(formatProblem).join('\n'));
    return 1;
  }
  const { changedSince } = options;
  const lessons =
    changedSince === undefined ? chosen : await changedLessons(root, changedSince, chosen);
  if (lessons.length > 0) return runAlone(course, lessons, options);
  progress.say('Ninguna lección cambia: no hay nada que ejecutar.');
  return 0;
}

/** Runs while no other runner does, and cleans up at the first Ctrl-C. */
async function runAlone(
  course: Course,
  lessons: readonly Lesson[],
  { deleteCluster, record, keep, nodeImage }: Arguments,
): Promise<number> {
  const tools = await checkPrerequisites();
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
    const what = { root, course, lessons, record, keep, isTaughtVersion: nodeImage === undefined };
    const where = { tools, cluster, stateFolder: folder, progress, signal };
    const outcomes = await runExamples({ ...what, ...where });
    return signal.aborted ? INTERRUPTED : summarize(outcomes);
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

function summarize(outcomes: readonly LessonOutcome[]): number {
  const steps = outcomes.flatMap((outcome) => outcome.steps);
  const passed = steps.filter(({ state }) => state === 'passed').length;
  const failed = outcomes.filter((outcome) => !hasPassed(outcome)).length;
  const took = formatSeconds(performance.now() - started);
  progress.say(`\n${passed} de ${count(steps.length, 'paso', 'pasos')} en ${took}`);
  if (failed > 0) progress.say(`${count(failed, 'lección', 'lecciones')} con fallos`);
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  progress.stop();
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
