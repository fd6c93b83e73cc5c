/**
 * `npm run verified`: what is verified, on which version, when and how long it took. The home page's map
 * says the same, from the same records.
 */
import { parseArgs } from 'node:util';
import { readCourse } from '../src/lesson/course.ts';
import { readRecords } from '../src/lesson/lesson-record.ts';
import { ContentError } from '../src/lesson/problem.ts';
import { suggestion } from '../src/lesson/suggest.ts';
import { runCommand } from './lib/manifests/run-command.ts';
import { verifiedSummary, verifiedTable } from './lib/report/verified-table.ts';

const usage = `Uso: npm run verified [-- --summary] [lección…]

De cada paso de cada lección (o de las que digas): si está comprobado, en qué versión, qué día y cuánto tardó.
  --summary  una línea por lección

Termina con 0 si todo está comprobado, 1 si falta algo y 2 si no puede leer el curso.`;

await runCommand(usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { summary: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const course = readCourse('.');
  if (course.problems.length > 0) throw new ContentError(course.problems);
  const slugs = course.lessons.map(({ slug }) => slug);
  const unknown = positionals.find((slug) => !slugs.includes(slug));
  if (unknown)
    throw new Error(`no hay ninguna lección «${unknown}». ${suggestion(unknown, slugs)}`);
  const records = readRecords('.', course).filter(
    ({ lesson }) => positionals.length === 0 || positionals.includes(lesson.slug),
  );
  console.log(values.summary ? verifiedSummary(records) : verifiedTable(records));
  return records.every(({ verification }) => verification.state === 'verified') ? 0 : 1;
});
