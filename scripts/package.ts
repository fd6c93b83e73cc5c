/** `npm run package`: the validator as an npm package that needs no other. See `--help`. */
import { join, relative } from 'node:path';
import { readSoundVersions } from '../src/lesson/versions.ts';
import { buildPackage, PACKAGE_FOLDER } from './lib/package/build.ts';
import { programHere, programsFor, TARGETS } from './lib/package/programs.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Uso: npm run package [-- --all]

Deja en ${PACKAGE_FOLDER}/ el paquete de npm del validador, entero: su código, el juez y el esquema. No publica nada.
Si tienes Go (https://go.dev/dl), deja a su lado, en ${PACKAGE_FOLDER}/node_modules/, el mismo juez compilado para esta
máquina, que es opcional y va siete veces más deprisa. La primera vez tarda minutos.
Para probarlo: node ${PACKAGE_FOLDER}/cli.js validate archivo.yaml.

  --all   lo compila para todos los sistemas, como hace falta para publicarlo

Termina con 0 si lo hizo y 2 si no pudo.`;

const options = { all: { type: 'boolean' } } as const;
const root = process.cwd();
const say = (line: string) => console.log(line);
const { signal } = new AbortController();

await runCommand({ usage, options }, async ({ values }) => {
  const { kubernetes } = readSoundVersions(root);
  const build = { root, kubernetes, say, signal };
  const programs = values.all
    ? await programsFor({ ...build, targets: TARGETS })
    : await programHere(build);
  const folder = join(root, PACKAGE_FOLDER);
  const others = await buildPackage({ root, folder, kubernetes, programs });
  console.log(`${PACKAGE_FOLDER}/: listo.`);
  const folders = [...others, folder].map((path) => `./${relative(root, path)}`);
  console.log(`Se publica, en este orden, con «npm publish»: ${folders.join(' ')}`);
  return 0;
});
