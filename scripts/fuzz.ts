/** `npm run fuzz:validate`: texts that nobody would write, to see that the validator stands them. See `--help`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readSoundVersions } from '../src/lesson/versions.ts';
import { caseBytes, seeds } from './lib/manifests/fuzz/case.ts';
import type { FuzzNews, FuzzStart } from './lib/manifests/fuzz/worker.ts';
import { programHere } from './lib/package/programs.ts';
import { runCommand } from './lib/run-command.ts';
import { UsageError } from './lib/usage-error.ts';
import { count, formatDuration } from './lib/report/words.ts';

const usage = `Uso: npm run fuzz:validate [-- --minutes N] [--seed S] [--program]

Cambia al azar los manifiestos del curso y los de las pruebas, y los valida: no puede caerse, ni colgarse, ni dar
dos veredictos distintos por sus dos caminos, ni rechazar sin decir por qué.

  --minutes N   cuánto (1 si no se dice)
  --seed S      otra semilla (1 si no se dice): con la misma salen los mismos textos
  --program     también con el juez compilado para esta máquina, que tiene que decir lo mismo (hace falta Go)

Termina con 0 si no encontró nada, 1 si sí (y deja los textos en .cache/fuzz/) y 2 si no pudo empezar.`;

const options = {
  minutes: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  program: { type: 'boolean' },
} as const;
const root = process.cwd();
const KEPT = join(root, '.cache/fuzz');
/** Far more than the slowest that is right takes, also where others have the processors. */
const HUNG_MS = 300_000;

await runCommand({ usage, options }, async ({ values: { minutes, seed, program: isTried } }) => {
  const texts = seeds(root);
  const current = new Int32Array(new SharedArrayBuffer(4));
  const program = isTried ? await programPath() : undefined;
  const start: FuzzStart = { root, schema: join(root, 'schema'), seed, from: 1, program, current };
  const worker = new Worker(new URL('lib/manifests/fuzz/worker.ts', import.meta.url), {
    workerData: start,
  });
  let [faults, slowest] = [0, 0];
  const tell = (number: number, fault: string) => {
    faults += 1;
    mkdirSync(KEPT, { recursive: true });
    const path = join(KEPT, `${seed}-${number}.yaml`);
    writeFileSync(path, caseBytes(texts, `${seed}:${number}`));
    console.error(`${path}: ${fault}`);
  };
  worker.on('message', ({ number, fault, ms }: FuzzNews) => {
    slowest = Math.max(slowest, ms);
    if (fault !== undefined) tell(number, fault);
  });
  const endMs = Date.now() + Number(minutes) * 60_000;
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    const stop = watch(current, (number) => {
      if (number !== undefined) tell(number, 'no acaba');
      else if (Date.now() < endMs) return;
      stop();
      resolve();
    });
  });
  await worker.terminate();
  const tried = count(Atomics.load(current, 0), 'texto', 'textos');
  const longest = formatDuration(slowest);
  console.log(
    `${tried} con la semilla ${seed}: ${count(faults, 'fallo', 'fallos')}; el más lento, ${longest}`,
  );
  return faults > 0 ? 1 : 0;
});

async function programPath(): Promise<string> {
  const { kubernetes } = readSoundVersions(root);
  const { signal } = new AbortController();
  const [program] = await programHere({ root, kubernetes, say: console.error, signal });
  if (!program) throw new UsageError('Sin programa no hay nada que comparar.');
  return program.paths.core;
}

/** Says each second at which case the thread hangs, if it does. Returns what ends that. */
function watch(current: Int32Array, say: (hung: number | undefined) => void): () => void {
  let [last, sinceMs] = [0, Date.now()];
  const timer = setInterval(() => {
    const number = Atomics.load(current, 0);
    if (number !== last) [last, sinceMs] = [number, Date.now()];
    say(Date.now() - sinceMs > HUNG_MS ? number : undefined);
  }, 1000);
  return () => clearInterval(timer);
}
