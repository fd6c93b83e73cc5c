/** `npm run package`: the validator as an npm package that needs no other. See `--help`. */
import { join } from 'node:path';
import { readSoundVersions } from '../src/lesson/versions.ts';
import { buildPackage, PACKAGE_FOLDER } from './lib/package/build.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Uso: npm run package

Deja en ${PACKAGE_FOLDER}/ el paquete de npm del validador, entero: su código, el juez y el esquema. No publica nada.
Para probarlo: npm pack ./${PACKAGE_FOLDER}, y npx ./kubernetes-en-vivo-*.tgz validate archivo.yaml.

Termina con 0 si lo hizo y 2 si no pudo.`;

await runCommand({ usage }, async () => {
  const root = process.cwd();
  const { kubernetes } = readSoundVersions(root);
  await buildPackage({ root, folder: join(root, PACKAGE_FOLDER), kubernetes });
  console.log(`${PACKAGE_FOLDER}/: listo. Se publica con «npm publish ./${PACKAGE_FOLDER}».`);
  return 0;
});
