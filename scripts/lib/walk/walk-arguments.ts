import { parseArgs } from 'node:util';
import { readCount } from '../runner/examples-arguments.ts';
import { UsageError } from '../usage-error.ts';

export const HELP = `npm run walk [-- opciones] [lección]…

Construye el sitio, lo sirve en esta máquina y hace lo que haría quien lo lee: abre cada lección en un
navegador, pulsa sus botones de copiar de arriba abajo y pega lo copiado en una bash que solo tiene PATH,
HOME y un kubeconfig, contra un clúster sin nada más instalado.

  --no-build     usa dist/ como está
  --keep         no borra lo que crea la lección, para que puedas mirarlo
  --parallel N   cuántas lecciones corren a la vez, como mucho; si no lo dices, una por núcleo
  --repeat N     recorre las lecciones N veces y cuenta cuántas falla cada una
  --help         muestra esta ayuda

Sin lecciones, las recorre todas, y también la página «preparar». Informe para CI: reports/walk.xml.
Termina con 0 si todo pasa, 1 si algo falla, 2 si no puede empezar y 130 si lo interrumpes con Ctrl-C.`;

const FLAG = { type: 'boolean', default: false } as const;
const TEXT = { type: 'string' } as const;
const OPTIONS = { 'no-build': FLAG, keep: FLAG, help: FLAG, parallel: TEXT, repeat: TEXT } as const;

/** Reads the command line. Throws a {@link UsageError} with what makes no sense in it. */
export function readWalkArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const part = positionals.find((name) => name.includes('#'));
  if (part !== undefined) {
    const [slug] = part.split('#', 1);
    throw new UsageError(`Se recorre una página entera: escribe «${slug}» en vez de «${part}».`);
  }
  return {
    names: positionals,
    build: !values['no-build'],
    keep: values.keep,
    help: values.help,
    lanes: readCount('--parallel', values.parallel),
    rounds: readCount('--repeat', values.repeat),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}
