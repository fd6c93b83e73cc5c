/** `npm run walk`: goes through the built pages as a reader does. See `--help`. */
import { availableParallelism } from 'node:os';
import { build } from 'astro';
import { readCourse } from '../src/lesson/course.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import { NoBrowserError } from './lib/browser.ts';
import { Progress } from './lib/report/progress.ts';
import { tellResult } from './lib/report/tell-result.ts';
import { chooseLessons } from './lib/runner/choose-lessons.ts';
import { runAlone } from './lib/runner/run-alone.ts';
import { UsageError } from './lib/usage-error.ts';
import { preparationPage } from './lib/walk/preparation-page.ts';
import { walk } from './lib/walk/walk.ts';
import { HELP, readWalkArguments } from './lib/walk/walk-arguments.ts';

const root = process.cwd();
const progress = new Progress(process.stdout, 'walk');

async function main(): Promise<number> {
  const options = readWalkArguments(process.argv.slice(2));
  if (options.help) {
    progress.say(HELP);
    return 0;
  }
  const course = readCourse(root);
  const pages = [preparationPage(root, course.versions).lesson, ...course.lessons];
  const choices = chooseLessons(pages, options.names);
  if (course.problems.length > 0) {
    progress.say(course.problems.map(formatProblem).join('\n'));
    return 1;
  }
  return runAlone({ versions: course.versions, progress }, async (machine) => {
    if (options.build) await build({ root, logLevel: 'warn' });
    const { keep, rounds = 1, lanes = availableParallelism() } = options;
    const how = { keep, rounds, lanes, record: false, watch: false, isTaughtVersion: true };
    return tellResult(
      await walk({ ...how, ...machine, root, course, choices, progress }),
      progress,
    );
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  progress.stop();
  const isExpected = error instanceof UsageError || error instanceof NoBrowserError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 2;
}
