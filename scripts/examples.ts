/** `npm run examples`: runs the lessons for real. See `--help`. */
import type { Course } from '../src/lesson/course.ts';
import { readCourse } from '../src/lesson/course.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import { Progress } from './lib/report/progress.ts';
import { tellResult } from './lib/report/tell-result.ts';
import { changedLessons } from './lib/runner/changed-lessons.ts';
import type { Choice } from './lib/runner/choose-lessons.ts';
import { chooseLessons } from './lib/runner/choose-lessons.ts';
import { HELP, readArguments } from './lib/runner/examples-arguments.ts';
import { runExamples } from './lib/runner/examples.ts';
import { requireConsent } from './lib/runner/own-cluster-consent.ts';
import { runAlone } from './lib/runner/run-alone.ts';
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
  const choices = await changedOnly(course, chosen, options.changedSince);
  if (options.context !== undefined) requireConsent(choices, options.context, options.hasAgreed);
  if (choices.length > 0) return run(course, choices, options);
  progress.say('Ninguna lección cambia: no hay nada que ejecutar.');
  return 0;
}

async function changedOnly(
  { versions }: Course,
  choices: readonly Choice[],
  revision: string | undefined,
) {
  if (revision === undefined) return choices;
  const lessons = choices.map(({ lesson }) => lesson);
  const changed = await changedLessons(root, revision, lessons, versions.images);
  return choices.filter(({ lesson }) => changed.includes(lesson));
}

/** Runs while no other runner does, and cleans up at the first Ctrl-C. */
function run(
  course: Course,
  choices: readonly Choice[],
  { deleteCluster, nodeImage, ...options }: Arguments,
): Promise<number> {
  const isOwnCluster = options.context !== undefined;
  return runAlone({ versions: course.versions, progress, isOwnCluster }, async (machine) => {
    if (deleteCluster) {
      await machine.cluster.delete();
      progress.say('El clúster del curso ya no está.');
      return 0;
    }
    const isTaughtVersion = nodeImage === undefined && !isOwnCluster;
    const what = { ...options, root, course, choices, isTaughtVersion };
    return tellResult(await runExamples({ ...what, ...machine, progress }), progress);
  });
}

function withNodeImage(course: Course, nodeImage: string | undefined): Course {
  return nodeImage === undefined
    ? course
    : { ...course, versions: { ...course.versions, nodeImage } };
}

try {
  process.exitCode = await main();
} catch (error) {
  progress.stop();
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
