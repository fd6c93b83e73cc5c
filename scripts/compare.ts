/** `npm run judge:compare`: the judge against the API server's whole code, or a live cluster. See `--help`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSoundVersions } from '../src/lesson/versions.ts';
import {
  comparedDefinitions,
  installDefinitions,
  runExtensionsComparison,
} from './lib/manifests/differential/extensions.ts';
import { clusterReference, type LiveReference } from './lib/manifests/differential/live.ts';
import {
  moduleFolders,
  nativeJudge,
  nativeReference,
} from './lib/manifests/differential/native.ts';
import { COMPARISON_PAGE, comparisonPage } from './lib/manifests/differential/page.ts';
import {
  differencesIn,
  readComparisons,
  RECORD_FILE,
  type Comparison,
  type ComparisonRecord,
} from './lib/manifests/differential/record.ts';
import { runComparison, type Compared } from './lib/manifests/differential/run.ts';
import { showDifferences } from './lib/manifests/differential/show.ts';
import { runCommand } from './lib/run-command.ts';
import { writeWhole } from './lib/write-file.ts';

const usage = `Uso: npm run judge:compare [-- --cluster [--context NOMBRE]] [--seed N] [--count N] [--check]
     npm run judge:compare -- --extensions [--cluster …] [--seed N] [--count N] [--check]

Compara el juez de schema/ con el código del API server sin quitarle nada, compilado para esta máquina, sobre miles
de documentos: los del curso, los de las pruebas de Kubernetes, otros al azar y mutantes de todos. Hace falta Go.
Escribe ${COMPARISON_PAGE} y ${RECORD_FILE}.

  --extensions    compara lo que juzga los CRD y lo que definen; con --cluster, instala esos CRD y los quita al acabar
  --cluster       lo compara con un clúster en marcha, al que no le deja nada
  --context NOMBRE  el contexto de ese clúster
  --seed N        otra semilla (1 si no se dice)
  --count N       cuántos objetos se hacen al azar (1000 si no se dice)
  --check         compara y no escribe nada

Termina con 0 si no hay diferencias sin explicar, 1 si las hay y 2 si no pudo comparar.`;

const options = {
  extensions: { type: 'boolean' },
  cluster: { type: 'boolean' },
  context: { type: 'string' },
  seed: { type: 'string', default: '1' },
  count: { type: 'string', default: '1000' },
  check: { type: 'boolean' },
} as const;
const root = process.cwd();

await runCommand({ usage, options }, async ({ values }) => {
  const { kubernetes } = readSoundVersions(root);
  const { seed } = values;
  const count = Number(values.count);
  const { extensions } = values;
  const folder = mkdtempSync(join(tmpdir(), 'juez-'));
  const flags = values.context === undefined ? [] : [`--context=${values.context}`];
  const live = values.cluster
    ? await clusterReference(values.context, kubernetes, folder)
    : undefined;
  try {
    const shared = { kubernetes, seed, count, live, flags };
    const { comparison, judged } = await (extensions ? compareExtensions : compareCore)(shared);
    showDifferences(differencesIn(judged));
    const native = extensions ? 'extensions' : 'native';
    const onCluster = extensions ? 'extensionsOnCluster' : 'cluster';
    if (!values.check) await write(kubernetes, { [live ? onCluster : native]: comparison });
    return conclude(comparison);
  } finally {
    live?.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Options {
  readonly kubernetes: string;
  readonly seed: string;
  readonly count: number;
  readonly live: LiveReference | undefined;
  /** Flags of kubectl that name the cluster. */
  readonly flags: readonly string[];
}

async function compareCore({ live, flags: _, ...shared }: Options): Promise<Compared> {
  const modules = await moduleFolders(root, true);
  const native = { root, say: console.log, mayDownload: true };
  const reference = live?.reference ?? nativeReference(await nativeJudge(native));
  return runComparison({ root, ...shared, reference, modules });
}

async function compareExtensions({ live, flags, ...shared }: Options): Promise<Compared> {
  const definitions = comparedDefinitions(root, readSoundVersions(root));
  const uninstall = live && (await installDefinitions(definitions, flags));
  try {
    const native = { root, module: 'extensions', say: console.log, mayDownload: true } as const;
    const reference = live?.reference ?? nativeReference(await nativeJudge(native), definitions);
    const modules = await moduleFolders(root, true);
    return await runExtensionsComparison({ root, ...shared, reference, definitions, modules });
  } finally {
    await uninstall?.();
  }
}

async function write(kubernetes: string, news: Omit<ComparisonRecord, 'kubernetes'>) {
  const record = { ...readComparisons(root, kubernetes), ...news };
  await writeWhole(join(root, RECORD_FILE), `${JSON.stringify(record)}\n`);
  await writeWhole(join(root, COMPARISON_PAGE), await comparisonPage(record));
}

function conclude({ documents, outcomes, unexplained, oneSided, seconds }: Comparison): number {
  console.log(
    `${documents} documentos: ${outcomes.accepted} aceptados, ${outcomes.refused} rechazados, ` +
      `${outcomes.unknown} desconocidos. El juez, ${seconds.ours} s; la referencia, ${seconds.theirs} s.`,
  );
  for (const kind of oneSided)
    console.error(`${kind}: todos sus mutantes tienen el mismo veredicto`);
  console.log(`${unexplained.length} diferencias sin explicar.`);
  return unexplained.length > 0 || oneSided.length > 0 ? 1 : 0;
}
