/** `npm run spanish`: spelling, terminology and signs of everything that people read in Spanish. */
import { formatProblem } from '../src/lesson/problem.ts';
import { runCommand } from './lib/run-command.ts';
import { checkSpanish } from './lib/spanish/check.ts';

const usage = `Uso: npm run spanish [-- archivo…]

Ortografía, terminología (content/terminologia.yaml) y signos de las lecciones, de los comentarios de los manifiestos,
del README y del CONTRIBUTING (o de lo que digas). Las palabras nuestras van en content/palabras.txt.

Termina con 0 si todo está bien, 1 si hay algo que mirar y 2 si no puede leerlo.`;

await runCommand({ usage, allowPositionals: true }, async ({ positionals }) => {
  const problems = await checkSpanish('.', positionals.length > 0 ? positionals : undefined);
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length === 0) console.log('Todo está en buen español.');
  return problems.length > 0 ? 1 : 0;
});
