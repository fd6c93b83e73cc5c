/** `npm run sources`: the sources that somebody should read again, since a Kubernetes came out after they did. */
import { readSoundCourse } from '../src/lesson/course.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import { staleSources } from '../src/lesson/stale-sources.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Uso: npm run sources

Dice qué fuentes se leyeron antes de que saliera el Kubernetes que enseñamos (\`released\` en content/versiones.yaml).
Léelas otra vez, corrige la lección si hace falta y pon la fecha de hoy en «checked».

Termina con 0 si todas están al día, 1 si hay viejas y 2 si no puede leer el curso.`;

await runCommand({ usage }, () => {
  const course = readSoundCourse('.');
  const stale = staleSources(course.lessons, course.versions);
  for (const problem of stale) console.error(formatProblem(problem));
  const all = course.lessons.flatMap(({ sources }) => sources).length;
  console.log(`${all - stale.length} de ${all} fuentes al día.`);
  return stale.length > 0 ? 1 : 0;
});
