/** `npm run judge:build`: the API server's own code as a module of WebAssembly. See `--help`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSoundVersions } from '../src/lesson/versions.ts';
import { buildJudge, sourcesHash } from './lib/manifests/judge/build.ts';
import { judgeFile, licensesFile } from './lib/manifests/judge/load.ts';
import { readJudgeRecord, recordFile, type JudgeRecord } from './lib/manifests/judge/record.ts';
import { runCommand } from './lib/run-command.ts';
import { writeWhole } from './lib/write-file.ts';

const usage = `Uso: npm run judge:build [-- --check]

Compila a WebAssembly el código con el que el API server decodifica, completa y valida, para la versión de
Kubernetes de content/versiones.yaml, y lo deja en schema/. Hace falta Go (https://go.dev/dl); la primera vez,
también red. Con el mismo Go salen los mismos bytes.

  --check   lo compila y no lo escribe: dice si el que hay es exactamente ese

Termina con 0 si todo está bien, 1 si el que hay no es el que sale y 2 si no pudo hacerlo.`;

const options = { check: { type: 'boolean' } } as const;
const root = process.cwd();
const say = (line: string) => console.log(line);

await runCommand({ usage, options }, async ({ values }) => {
  const { kubernetes } = readSoundVersions(root);
  const { signal } = new AbortController();
  const { module, size, licenses, go } = await buildJudge({ root, kubernetes, say, signal });
  const record: JudgeRecord = {
    kubernetes,
    go,
    sources: sourcesHash(root),
    size,
    compressed: module.length,
    sha256: createHash('sha256').update(module).digest('hex'),
  };
  if (values.check) return compare(record);
  await writeWhole(join(root, judgeFile(kubernetes)), module);
  await writeWhole(join(root, licensesFile(kubernetes)), licenses);
  await writeWhole(join(root, recordFile(kubernetes)), `${JSON.stringify(record, null, 2)}\n`);
  say(`${judgeFile(kubernetes)}: ${megabytes(size)} MB, ${megabytes(module.length)} MB con brotli`);
  return 0;
});

function compare(built: JudgeRecord): number {
  const { kubernetes } = built;
  const path = join(root, judgeFile(kubernetes));
  const committed = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const same = createHash('sha256').update(committed).digest('hex') === built.sha256;
  const { go } = existsSync(join(root, recordFile(kubernetes)))
    ? readJudgeRecord(root, kubernetes)
    : { go: 'nadie' };
  if (same) say(`${judgeFile(kubernetes)} es lo que sale de su código.`);
  else if (go !== built.go)
    say(`No se puede comparar: aquel lo compiló ${go} y aquí hay ${built.go}.`);
  else say(`${judgeFile(kubernetes)} no es lo que sale de su código. Ejecuta: npm run judge:build`);
  return same ? 0 : go === built.go ? 1 : 2;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace('.', ',');
}
