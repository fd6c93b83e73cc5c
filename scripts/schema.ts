/** `npm run schema`: the exact schema of the taught Kubernetes version, taken from a live cluster. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readVersions } from '../src/lesson/versions.ts';
import { runCommand } from './lib/manifests/run-command.ts';
import { buildSchema } from './lib/manifests/schema/build.ts';
import { readClusterApi } from './lib/manifests/schema/cluster.ts';
import { schemaFile } from './lib/manifests/schema/load.ts';

const help = `Uso: npm run schema [-- --context NOMBRE]

Lee /openapi/v3 de un clúster en marcha (con kubectl) y escribe schema/kubernetes-<versión>.json.
La versión del clúster tiene que ser la de content/versiones.yaml.`;

const root = process.cwd();
await runCommand(help, main);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { context: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const api = await readClusterApi(values.context);
  const { kubernetes } = readVersions(root).value;
  if (api.version !== kubernetes) {
    console.error(`El clúster es Kubernetes ${api.version} y el curso enseña ${kubernetes}.`);
    console.error('Usa --context con un clúster de esa versión, o cambia content/versiones.yaml.');
    return 2;
  }
  writeSchema(api.version, JSON.stringify(buildSchema(api.documents, api.version)));
  return 0;
}

function writeSchema(version: string, json: string): void {
  const file = schemaFile(version);
  mkdirSync(join(root, 'schema'), { recursive: true });
  writeFileSync(join(root, file), `${json}\n`);
  const size = (gzipSync(json).length / 1000).toFixed(1);
  console.log(`${file}: ${(json.length / 1000).toFixed(0)} kB (${size} kB con gzip)`);
}
