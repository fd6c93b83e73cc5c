/**
 * Draws the mermaid fences of the lessons.
 *
 *     npm run diagrams [-- [--check] [--force] [lesson…]]
 *
 * Exit codes: 0 all drawn (or, with --check, all as they should be); 1 a diagram is wrong; 2 cannot run.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCourse } from '../src/lesson/course.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import { suggestion } from '../src/lesson/suggest.ts';
import { NoBrowserError } from './lib/browser.ts';
import { checkDiagrams, unreadableLessons } from './lib/diagrams/check.ts';
import { drawCourse } from './lib/diagrams/draw-course.ts';

const ROOT = join(import.meta.dirname, '..');
const USAGE = `Uso: npm run diagrams [-- opciones lección…]
  --check  dice qué dibujos faltan o están viejos, sin dibujar ni abrir un navegador
  --force  dibuja también los que no han cambiado`;

/** A command that was called wrong. */
class UsageError extends Error {}

let interrupted = false;
// Playwright ends the browser and this process, if it is there already; what was being drawn then fails,
// which is nobody's news.
process.once('SIGINT', () => {
  interrupted = true;
  setTimeout(() => process.exit(130), 2_000);
});

try {
  process.exitCode = await main();
} catch (error) {
  const expected = error instanceof NoBrowserError || error instanceof UsageError;
  if (!interrupted) console.error(expected ? error.message : error);
  process.exitCode = interrupted ? 130 : 2;
}

async function main(): Promise<number> {
  const { check, force, help, lessons } = readArguments();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const course = readCourse(ROOT);
  const slugs = course.lessons.map(({ slug }) => slug);
  const unknown = lessons.find((name) => !slugs.includes(name));
  if (unknown !== undefined) {
    for (const problem of unreadableLessons(course)) console.error(formatProblem(problem));
    throw new UsageError(`no hay lección «${unknown}». ${suggestion(unknown, slugs)}`);
  }
  const chosen = lessons.length > 0 ? lessons : slugs;
  const problems = check
    ? checkDiagrams(ROOT, chosen)
    : await drawCourse(ROOT, { lessons: chosen, force, report: (line) => console.log(line) });
  for (const problem of problems) console.error(formatProblem(problem));
  if (check && problems.length === 0) console.log('Todos los diagramas están al día.');
  return problems.length > 0 ? 1 : 0;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { ...values, lessons: positionals };
  } catch {
    throw new UsageError(USAGE);
  }
}
