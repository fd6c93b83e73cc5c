import { fstatSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../usage-error.ts';
import type { ExaminedDocument } from '../../../../src/manifests/examine.ts';
import { runCommand } from '../../run-command.ts';
import { findInputs } from './inputs.ts';
import { summaryLine, Tally, type Format } from './report.ts';
import { examineInputs, type Surroundings } from './run.ts';
import { shownName, type Unread } from './unread.ts';

/** How the command is called, and where it finds what it needs. */
export interface ValidateCommand extends Surroundings {
  /** As a person types it: `npm run validate --`. */
  readonly name: string;
  readonly version: string;
  /** Address of the course, where the lessons are, without a final slash. */
  readonly site: string;
}

/** Each form that `--format` takes. */
const FORMATS: Readonly<Record<string, () => Promise<Format>>> = {
  text: async () => (await import('./formats/text.ts')).text,
  json: async () => (await import('./formats/json.ts')).json,
  sarif: async () => (await import('./formats/sarif.ts')).sarif,
  github: async () => (await import('./formats/github.ts')).github,
  junit: async () => (await import('./formats/junit.ts')).junit,
};

const options = {
  format: { type: 'string', default: 'text' },
  'allow-unknown': { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

const usage = (name: string, kubernetes: string) => `Uso: ${name} [opciones] archivo-o-carpeta…
     helm template . | ${name} -

Dice de cada objeto si un API server de Kubernetes ${kubernetes} lo aceptaría. Lo decide su propio código, compilado:
no hace falta ningún clúster, y nada sale de tu máquina. De una carpeta lee los .yaml, .yml y .json que hay dentro,
menos lo que empieza por un punto, node_modules y los enlaces rotos o a carpetas; de «-», lo que le llega por la
entrada. Los CRD que encuentra definen kinds para los demás.

  --format F        text (si no se dice), json, sarif, github o junit
  --allow-unknown   no falla por los kinds que no conoce
  --version         la versión de este programa

El informe sale por la salida; el resumen, por la de errores. Termina con 0 si todo es válido, 1 si algo se rechaza
o es de un kind desconocido (que no es lo mismo que válido) y 2 si algo no se pudo leer o comprobar.`;

/** Runs the command on the arguments of this process. */
export async function validateCommand(command: ValidateCommand): Promise<void> {
  const { kubernetes } = command.assets;
  const whyNoOption = async (option: string) => {
    const misuse = await import('./misuse.ts');
    return misuse.whyNoOption(option, process.argv.slice(2), Object.keys(FORMATS));
  };
  const help = usage(command.name, kubernetes);
  const called = { usage: help, options, allowPositionals: true, whyNoOption };
  await runCommand(called, async ({ values, positionals }) => {
    if (values.version) {
      console.log(command.version);
      return 0;
    }
    const format = await formatCalled(values.format);
    const paths = chosen(positionals, command.name);
    return report(command, { format, paths, allowsUnknown: values['allow-unknown'] ?? false });
  });
}

interface Asked {
  readonly format: Format;
  readonly paths: readonly string[];
  readonly allowsUnknown: boolean;
}

/** Reports what was asked, and gives the exit code. */
async function report(command: ValidateCommand, { format, paths, allowsUnknown }: Asked) {
  const { inputs, unread: unfound } = await findInputs(paths);
  const unread: Unread[] = [];
  const onUnread = (one: Unread) => {
    unread.push(one);
    console.error(one.message);
    process.stdout.write(format.unread?.(one) ?? '');
  };
  unfound.forEach(onUnread);
  const tally = new Tally();
  const { version, site, assets } = command;
  const about = { kubernetes: assets.kubernetes, version, site, allowsUnknown };
  const kept: ExaminedDocument[] = [];
  for await (const document of examineInputs(inputs, { ...command, ...format, onUnread })) {
    tally.add(document);
    if (format.end) kept.push(document);
    await write(format.document?.(document, about) ?? '');
  }
  const { totals } = tally;
  const { refused, unknown, accepted, skipped } = totals.objects;
  const isAny = refused + unknown + accepted + skipped > 0;
  if (!isAny && totals.files > 0) onUnread({ message: 'No hay ningún objeto.' });
  await write(format.end?.({ documents: kept, totals, unread }, about) ?? '');
  if (isAny) console.error(summaryLine(totals));
  if (unread.length > 0) return 2;
  return refused > 0 || (unknown > 0 && !allowsUnknown) ? 1 : 0;
}

async function formatCalled(name: string): Promise<Format> {
  const load = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (load) return load();
  const { suggestion } = await import('../../../../src/lesson/suggest.ts');
  throw new UsageError(
    `No hay formato «${shownName(name)}». ${suggestion(name, Object.keys(FORMATS))}`,
  );
}

function chosen(positionals: readonly string[], name: string): readonly string[] {
  if (positionals.length > 0) return positionals;
  if (!process.stdin.isTTY && isStdinGiven()) return ['-'];
  throw new UsageError(`¿Qué compruebo? Dime un archivo, una carpeta o «-»: ${name} --help`);
}

/** Whether something is led into stdin; what runs in the background may have `/dev/null` there. */
function isStdinGiven(): boolean {
  const stat = fstatSync(0);
  return stat.isFIFO() || stat.isFile() || stat.isSocket();
}

/** Writes to stdout, and lets what happens there be heard before anything goes on. */
async function write(text: string): Promise<void> {
  if (text === '') return;
  process.stdout.write(text);
  await setImmediate();
}
