import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

export const HELP = `npm run examples [-- opciones] [lección…]

  --record           guarda lo que responda como la nueva evidencia de cada lección que pase
  --keep             no borra lo que crea la lección, para que puedas mirarlo
  --changed-since R  solo las lecciones que cambian desde la revisión R de git
  --node-image I     nodos de kind con otra imagen, para probar otra versión de Kubernetes
  --delete-cluster   borra el clúster del curso y termina
  --help             muestra esta ayuda

Sin lecciones, las ejecuta todas. Informe para CI: reports/examples.xml.`;

const FLAG = { type: 'boolean', default: false } as const;
const TEXT = { type: 'string' } as const;
const OPTIONS = {
  record: FLAG,
  keep: FLAG,
  help: FLAG,
  'delete-cluster': FLAG,
  'changed-since': TEXT,
  'node-image': TEXT,
} as const;

/** Reads the command line. Throws a {@link UsageError} with the help where it makes no sense. */
export function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  if (values.record && values['node-image'] !== undefined) {
    throw new UsageError(
      'La evidencia se guarda solo con la versión que enseña el curso: quita --node-image.',
    );
  }
  return {
    slugs: positionals,
    record: values.record,
    keep: values.keep,
    help: values.help,
    deleteCluster: values['delete-cluster'],
    changedSince: values['changed-since'],
    nodeImage: values['node-image'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}
