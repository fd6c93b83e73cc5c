/** `npm run manifests`: every manifest of the content against the schema of the taught Kubernetes. */
import { resolve } from 'node:path';
import { formatProblem } from '../src/lesson/problem.ts';
import { checkFiles } from './lib/manifests/check.ts';
import { filesAt } from './lib/manifests/find.ts';
import { runCommand } from './lib/run-command.ts';
import { formatSeconds } from './lib/report/words.ts';

const usage = `Uso: npm run manifests [-- archivo-o-carpeta…]

Comprueba cada YAML de las lecciones y de los addons, y cada bloque \`yaml\` del MDX (o solo lo que le digas)
contra el esquema exacto de la versión de Kubernetes que enseñamos. No necesita ningún clúster.

Termina con 0 si todo está bien, 1 si algo está mal y 2 si no pudo comprobarlo.`;

await runCommand({ usage, allowPositionals: true }, ({ positionals }) => {
  const start = performance.now();
  const root = process.cwd();
  const chosen = positionals.flatMap((path) => filesAt(root, resolve(path)));
  const report = checkFiles(root, positionals.length > 0 ? chosen : undefined);
  for (const problem of report.problems) console.error(formatProblem(problem));
  const took = formatSeconds(performance.now() - start);
  const failed = report.problems.length;
  const result = failed === 0 ? 'todo bien' : count(failed, 'problema');
  console.log(
    `${count(report.manifests, 'manifiesto')} en ${count(report.files, 'archivo')}: ${result} (${took})`,
  );
  return failed === 0 ? 0 : 1;
});

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
