import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { refuseOnOwnCluster } from './own-cluster-consent.ts';

export const HELP = `npm run examples [-- opciones] [lección | lección#paso]…

  --record           guarda lo que responda como la nueva evidencia de cada lección que pase; si una
                     falla, la intenta otra vez, y si entonces pasa la guarda como inestable
  --keep             no borra lo que crea la lección, para que puedas mirarlo
  --parallel N       cuántas lecciones corren a la vez, como mucho; si no lo dices, una por núcleo (aquí,
                     ${availableParallelism()}), y con --record de una en una, para que los tiempos grabados sean los suyos
  --repeat N         las ejecuta N veces y cuenta cuántas falla cada una, y cuánto tarda
  --watch            al acabar espera a que cambies la lección (una sola), y sigue desde el primer paso que
                     cambia; Ctrl-C para terminar
  --changed-since R  solo las lecciones que cambian desde la revisión R de git
  --node-image I     nodos de kind con otra imagen, para probar otra versión de Kubernetes
  --context C        en tu clúster, el del contexto C de tu kubeconfig, y no en el del curso: solo en un
                     espacio de nombres que crea y borra; te dice qué haría, y para hacerlo pide además
                     --yes-use-this-cluster
  --delete-cluster   borra el clúster del curso y termina
  --help             muestra esta ayuda

Sin lecciones, las ejecuta todas. «pod#crear» ejecuta la lección «pod» hasta su paso «crear».
Informe para CI: reports/examples.xml. Termina con 0 si todo pasa, 1 si algo falla, 2 si no puede
empezar y 130 si la interrumpes con Ctrl-C.`;

const FLAG = { type: 'boolean', default: false } as const;
const TEXT = { type: 'string' } as const;
const OPTIONS = {
  record: FLAG,
  watch: FLAG,
  keep: FLAG,
  help: FLAG,
  'delete-cluster': FLAG,
  'changed-since': TEXT,
  'node-image': TEXT,
  context: TEXT,
  'yes-use-this-cluster': FLAG,
  parallel: TEXT,
  repeat: TEXT,
} as const;

/** Reads the command line. Throws a {@link UsageError} with what makes no sense in it. */
export function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const rounds = readCount('--repeat', values.repeat) ?? 1;
  const { record, watch, keep, help, context } = values;
  // Recorded times are a lesson's own; and a cluster of somebody has other things to do.
  const isSlow = record || context !== undefined;
  if (record) refuseWithRecord({ ...values, positionals });
  if (watch) refuseWithWatch({ ...values, positionals });
  refuseOnOwnCluster({ ...values, positionals });
  return {
    names: positionals,
    record,
    watch,
    keep,
    help,
    rounds,
    lanes: readCount('--parallel', values.parallel) ?? (isSlow ? 1 : availableParallelism()),
    deleteCluster: values['delete-cluster'],
    changedSince: values['changed-since'],
    nodeImage: values['node-image'],
    context,
    hasAgreed: values['yes-use-this-cluster'],
  };
}

interface Values {
  readonly positionals: readonly string[];
  readonly record: boolean;
  readonly repeat?: string | undefined;
  readonly 'node-image'?: string | undefined;
}

function refuseWithRecord({ positionals, repeat, 'node-image': nodeImage }: Values): void {
  if (nodeImage !== undefined) {
    throw new UsageError(
      'La evidencia se guarda solo con la versión que enseña el curso: quita --node-image.',
    );
  }
  if (repeat !== undefined) {
    throw new UsageError(
      '--repeat mide y --record guarda: hazlo en dos veces, primero una y después la otra.',
    );
  }
  const part = positionals.find((name) => name.includes('#'));
  if (part !== undefined) {
    throw new UsageError(
      `La evidencia es de una lección entera: con --record, escribe «${part.split('#', 1)[0]}» en vez de «${part}».`,
    );
  }
}

function refuseWithWatch({ positionals, record, repeat }: Values): void {
  if (record || repeat !== undefined) {
    throw new UsageError('--watch es para escribir: no va con --record ni con --repeat.');
  }
  if (positionals.length !== 1) {
    throw new UsageError('--watch sigue una sola lección: di cuál, por ejemplo «--watch pod».');
  }
}

/** A whole number from 1 on, as an option gives it. Throws a {@link UsageError} if it is none. */
export function readCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,3}$/.test(text))
    return text === undefined ? undefined : Number(text);
  throw new UsageError(`${option} quiere un número entero, de 1 en adelante, y no «${text}».`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}
