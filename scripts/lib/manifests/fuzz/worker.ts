/** The thread that tries one case after another: see scripts/fuzz.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileJudge, findAssets } from '../reader/assets.ts';
import { startExaminer } from '../reader/examiner.ts';
import { JudgeProgram } from '../reader/program.ts';
import { caseBytes, fault, seeds } from './case.ts';

/** What the thread is started with. */
export interface FuzzStart {
  readonly root: string;
  readonly schema: string;
  readonly seed: string;
  readonly from: number;
  /** The judge compiled for this machine, where it is tried, too. */
  readonly program: string | undefined;
  /** The case that it is at, seen from outside also when it does not come back. */
  readonly current: Int32Array;
}

/** A case with which something is wrong, or one slower than any before. */
export interface FuzzNews {
  readonly number: number;
  readonly fault?: string;
  readonly ms: number;
}

const { root, schema, seed, from, program: path, current } = workerData as FuzzStart;
const assets = findAssets(schema);
const examiner = await startExaminer({ assets, module: compileJudge(assets), definitions: [] });
const texts = seeds(root);
let program = start();
let slowest = 0;

for (let number = from; ; number += 1) {
  Atomics.store(current, 0, number);
  const startMs = performance.now();
  const found = await fault(caseBytes(texts, `${seed}:${number}`), examiner, program).catch(
    (error: unknown) => {
      program?.close();
      program = start();
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    },
  );
  const ms = performance.now() - startMs;
  if (found !== undefined || ms > slowest) {
    const news: FuzzNews = { number, ms, ...(found !== undefined && { fault: found }) };
    parentPort?.postMessage(news);
  }
  slowest = Math.max(slowest, ms);
}

function start(): JudgeProgram | undefined {
  return path === undefined ? undefined : new JudgeProgram(path);
}
