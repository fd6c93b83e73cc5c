/** `npm run judge:build`: the API server's own code as a module of WebAssembly. See `--help`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSoundVersions } from '../src/lesson/versions.ts';
import { buildJudge, type BuiltJudge } from './lib/manifests/judge/build.ts';
import {
  JUDGE_MODULES,
  judgeFile,
  licensesFile,
  recordFile,
  type JudgeModule,
} from './lib/manifests/judge/modules.ts';
import { readJudgeRecord, type JudgeRecord } from './lib/manifests/judge/record.ts';
import { sourcesHash } from './lib/manifests/judge/sources.ts';
import { runCommand } from './lib/run-command.ts';
import { writeWhole } from './lib/write-file.ts';

const usage = `Uso: npm run judge:build [-- --check] [core] [extensions]

Compila a WebAssembly el código con el que el API server decodifica, completa y valida, para la versión de
Kubernetes de content/versiones.yaml, y lo deja en schema/. Son dos módulos: «core», los tipos de Kubernetes, y
«extensions», los CRD y lo que definen, con CEL. Si no dices cuál, los dos. Hace falta Go (https://go.dev/dl); la
primera vez, también red. Con el mismo Go salen los mismos bytes.

  --check   los compila y no los escribe: dice si los que hay son exactamente esos

Termina con 0 si todo está bien, 1 si alguno no es el que sale y 2 si no pudo hacerlo.`;

const options = { check: { type: 'boolean' } } as const;
const root = process.cwd();
const say = (line: string) => console.log(line);
const { signal } = new AbortController();

await runCommand({ usage, options, allowPositionals: true }, async ({ values, positionals }) => {
  const { kubernetes } = readSoundVersions(root);
  const results: number[] = [];
  for (const module of chosen(positionals)) {
    say(`Módulo «${module}»`);
    const built = await buildJudge({ root, kubernetes, module, say, signal });
    const record = recordOf(built, kubernetes);
    if (values.check) results.push(compare(record, module));
    else await write(built, record, module);
  }
  return Math.max(0, ...results);
});

function chosen(names: readonly string[]): readonly JudgeModule[] {
  const found = JUDGE_MODULES.filter((module) => names.includes(module));
  if (found.length !== names.length)
    throw new Error(`Los módulos son ${JUDGE_MODULES.join(' y ')}.`);
  return found.length > 0 ? found : JUDGE_MODULES;
}

function recordOf({ module, size, go }: BuiltJudge, kubernetes: string): JudgeRecord {
  return {
    kubernetes,
    go,
    sources: sourcesHash(root),
    size,
    compressed: module.length,
    sha256: createHash('sha256').update(module).digest('hex'),
  };
}

async function write(built: BuiltJudge, record: JudgeRecord, module: JudgeModule): Promise<void> {
  const { kubernetes, size, compressed } = record;
  const file = judgeFile(kubernetes, module);
  await writeWhole(join(root, file), built.module);
  await writeWhole(join(root, licensesFile(kubernetes)), built.licenses);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  await writeWhole(join(root, recordFile(kubernetes, module)), text);
  say(`${file}: ${megabytes(size)} MB, ${megabytes(compressed)} MB con brotli`);
}

function compare(built: JudgeRecord, module: JudgeModule): number {
  const { kubernetes } = built;
  const file = judgeFile(kubernetes, module);
  const path = join(root, file);
  const committed = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const same = createHash('sha256').update(committed).digest('hex') === built.sha256;
  const { go } = existsSync(join(root, recordFile(kubernetes, module)))
    ? readJudgeRecord(root, kubernetes, module)
    : { go: 'nadie' };
  if (same) say(`${file} es lo que sale de su código.`);
  else if (go !== built.go)
    say(`No se puede comparar: aquel lo compiló ${go} y aquí hay ${built.go}.`);
  else say(`${file} no es lo que sale de su código. Ejecuta: npm run judge:build`);
  return same ? 0 : go === built.go ? 1 : 2;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace('.', ',');
}
