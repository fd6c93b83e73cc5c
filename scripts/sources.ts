/** `npm run sources`: the sources that somebody should read again, since a Kubernetes came out after they did. */
import { parseArgs } from 'node:util';
import { readCourse } from '../src/lesson/course.ts';
import { ContentError, formatProblem } from '../src/lesson/problem.ts';
import { staleSources } from '../src/lesson/stale-sources.ts';
import { runCommand } from './lib/manifests/run-command.ts';

const usage = `Uso: npm run sources

Dice qué fuentes se leyeron antes de que saliera el Kubernetes que enseñamos (\`released\` en content/versiones.yaml).
Léelas otra vez, corrige la lección si hace falta y pon la fecha de hoy en «checked».

Termina con 0 si todas están al día, 1 si hay viejas y 2 si no puede leer el curso.`;

await runCommand(usage, () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const course = readCourse('.');
  if (course.problems.length > 0) throw new ContentError(course.problems);
  const stale = staleSources(course.lessons, course.versions);
  for (const problem of stale) console.error(formatProblem(problem));
  const all = course.lessons.flatMap(({ sources }) => sources).length;
  console.log(`${all - stale.length} de ${all} fuentes al día.`);
  return stale.length > 0 ? 1 : 0;
});
