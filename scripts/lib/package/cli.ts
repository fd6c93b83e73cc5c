#!/usr/bin/env node
/** The command of the npm package: `kubernetes-en-vivo validate …`. It is bundled: see build.ts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteUrl } from '../../../src/lesson/site.ts';
import { findAssets } from '../manifests/reader/assets.ts';
import { validateCommand } from '../manifests/reader/command.ts';
import { findPrograms } from '../manifests/reader/program.ts';
import { shownName } from '../manifests/reader/unread.ts';
import { endWithoutOutput } from '../output.ts';
import { NAME } from './manifest.ts';

const usage = `Uso: ${NAME} validate [opciones] archivo-o-carpeta…

  validate    dice si un API server de Kubernetes aceptaría tus manifiestos (${NAME} validate --help)
  --version   la versión de este programa`;

const folder = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  version: string;
};
const [command] = process.argv.splice(2, 1);
if (command !== 'validate') endWithoutOutput();

if (command === 'validate') {
  await validateCommand({
    name: `${NAME} validate`,
    version,
    site: siteUrl(folder),
    assets: findAssets(join(folder, 'kubernetes')),
    worker: new URL('worker.js', import.meta.url),
    programs: findPrograms(import.meta.filename, version),
  });
} else if (command === '--version') {
  console.log(version);
} else {
  const isAsked = command === '--help' || command === '-h';
  if (!isAsked && command !== undefined) console.error(`${await whyUnknown(command)}\n`);
  (isAsked ? console.log : console.error)(usage);
  process.exitCode = isAsked ? 0 : 2;
}

async function whyUnknown(word: string): Promise<string> {
  const shown = shownName(word);
  if (word === '-' || existsSync(word)) {
    const files = [word, ...process.argv.slice(2)].map(shownName).join(' ');
    return `Falta la orden: ${NAME} validate ${files}`;
  }
  const { closest } = await import('../../../src/lesson/suggest.ts');
  const meant = closest(word, ['validate', '--help', '--version']);
  return `Aquí no existe «${shown}».${meant === undefined ? '' : ` ¿Querías decir «${meant}»?`}`;
}
