/** `npm run manifests`: every manifest of the content against the API server's own code and the teaching rules. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explainProblem } from '../src/lesson/explain-problem.ts';
import { siteUrl } from '../src/lesson/site.ts';
import { checkFiles } from './lib/manifests/check.ts';
import { filesAt } from './lib/manifests/find.ts';
import { runCommand } from './lib/run-command.ts';
import { formatSeconds } from './lib/report/words.ts';

const usage = `Uso: npm run manifests [-- archivo-o-carpeta…]

Comprueba cada YAML de las lecciones y de los addons, y cada bloque \`yaml\` del MDX (o solo lo que le digas)
con el código del API server de la versión de Kubernetes que enseñamos, y contra las reglas didácticas del curso
(CONTRIBUTING.md). No necesita ningún clúster.

Termina con 0 si todo está bien, 1 si algo está mal y 2 si no pudo comprobarlo.`;

await runCommand({ usage, allowPositionals: true }, ({ positionals }) => {
  const start = performance.now();
  const root = process.cwd();
  const chosen = positionals.flatMap((path) => filesAt(root, resolve(path)));
  const report = checkFiles(root, positionals.length > 0 ? chosen : undefined);
  const site = siteUrl(root);
  for (const problem of report.problems) {
    const text = readFileSync(join(root, problem.location.file), 'utf8');
    console.error(explainProblem(problem, { text, site }));
  }
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
