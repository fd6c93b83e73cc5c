/** `npm run schema`: the exact schema of the taught Kubernetes version, and of what the addons bring. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readVersions } from '../src/lesson/versions.ts';
import { addonFolders, addonManifest } from './lib/cluster/addon-manifest.ts';
import { runCommand } from './lib/run-command.ts';
import {
  addonDefinitions,
  addonDefinitionsFile,
} from './lib/manifests/schema/addon-definitions.ts';
import { buildSchema } from './lib/manifests/schema/build.ts';
import { readClusterApi } from './lib/manifests/schema/cluster.ts';
import { schemaFile } from './lib/manifests/schema/load.ts';
import { stateFolder } from './lib/state-folder.ts';

const usage = `Uso: npm run schema [-- --context NOMBRE | --addons]

Lee /openapi/v3 de un clúster en marcha (con kubectl) y escribe schema/kubernetes-<versión>.json.
La versión del clúster tiene que ser la de content/versiones.yaml.

  --addons   escribe schema/addon-<nombre>.json con los CRD de cada addon; para esto no hace falta clúster`;

const root = process.cwd();
const options = { context: { type: 'string' }, addons: { type: 'boolean' } } as const;

await runCommand({ usage, options }, async ({ values }) => {
  if (values.addons) return writeAddonDefinitions();
  const api = await readClusterApi(values.context);
  const { kubernetes } = readVersions(root).value;
  if (api.version !== kubernetes) {
    console.error(`El clúster es Kubernetes ${api.version} y el curso enseña ${kubernetes}.`);
    console.error('Usa --context con un clúster de esa versión, o cambia content/versiones.yaml.');
    return 2;
  }
  write(schemaFile(api.version), JSON.stringify(buildSchema(api.documents, api.version)));
  return 0;
});

async function writeAddonDefinitions(): Promise<number> {
  const folders = addonFolders(root, stateFolder());
  for (const { name, published } of readVersions(root).value.addons) {
    if (!published) continue;
    const addon = { name, published, sha256: published.sha256 };
    const manifest = await addonManifest(addon, folders, new AbortController().signal);
    write(addonDefinitionsFile(name), JSON.stringify(addonDefinitions(manifest, published)));
  }
  return 0;
}

function write(file: string, json: string): void {
  mkdirSync(join(root, 'schema'), { recursive: true });
  writeFileSync(join(root, file), `${json}\n`);
  const size = (gzipSync(json).length / 1000).toFixed(1);
  console.log(`${file}: ${(json.length / 1000).toFixed(0)} kB (${size} kB con gzip)`);
}
