/** `npm run claims`: writes docs/temario.md, the table of what the course claims and where it is proved. */
import { readFileSync } from 'node:fs';
import { claimHoles, claimRows } from '../src/lesson/claim-table.ts';
import { readSoundCourse } from '../src/lesson/course.ts';
import { readRecords } from '../src/lesson/lesson-record.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import { runCommand } from './lib/run-command.ts';
import { CLAIMS_PAGE, formattedClaimsPage } from './lib/report/claims-page.ts';
import { writeWhole } from './lib/write-file.ts';

const usage = `Uso: npm run claims [-- --check]

Escribe ${CLAIMS_PAGE}: cada afirmación del temario, qué la prueba y con qué evidencia. Después dice las que no tienen prueba.
  --check  no escribe: comprueba que la tabla está al día

Termina con 0 si no hay huecos, 1 si los hay (o si la tabla es vieja) y 2 si no puede leer el curso.`;

const options = { check: { type: 'boolean' } } as const;

await runCommand({ usage, options }, async ({ values }) => {
  const course = readSoundCourse('.');
  const rows = claimRows(course.syllabus, readRecords('.', course));
  const page = await formattedClaimsPage(rows);
  const old = values.check && readFileSync(CLAIMS_PAGE, 'utf8') !== page;
  if (!values.check) await writeWhole(CLAIMS_PAGE, page);
  if (old) console.error(`${CLAIMS_PAGE}:1:1: ya no dice lo que dice el curso\n    npm run claims`);
  const holes = claimHoles(rows);
  for (const hole of holes) console.error(formatProblem(hole));
  console.log(`${rows.length - holes.length} de ${rows.length} afirmaciones probadas.`);
  return old || holes.length > 0 ? 1 : 0;
});
