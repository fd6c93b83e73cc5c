/**
 * `npm run verified`: what is verified, on which version, when and how long it took. The home page's map
 * says the same, from the same records.
 */
import { readSoundCourse } from '../src/lesson/course.ts';
import { readRecords } from '../src/lesson/lesson-record.ts';
import { suggestion } from '../src/lesson/suggest.ts';
import { runCommand } from './lib/run-command.ts';
import { verifiedSummary, verifiedTable } from './lib/report/verified-table.ts';

const usage = `Uso: npm run verified [-- --summary] [lección…]

De cada paso de cada lección (o de las que digas): si está comprobado, en qué versión, qué día y cuánto tardó.
  --summary  una línea por lección

Termina con 0 si todo está comprobado, 1 si falta algo y 2 si no puede leer el curso.`;

const options = { summary: { type: 'boolean' } } as const;

await runCommand({ usage, options, allowPositionals: true }, ({ values, positionals }) => {
  const course = readSoundCourse('.');
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
