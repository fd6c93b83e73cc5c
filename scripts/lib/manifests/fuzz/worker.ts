/** The thread that tries one case after another: see scripts/fuzz.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileJudge, findAssets } from '../reader/assets.ts';
import { startExaminer } from '../reader/examiner.ts';
import { caseBytes, fault, seeds } from './case.ts';

/** What the thread is started with. */
export interface FuzzStart {
  readonly root: string;
  readonly schema: string;
  readonly seed: string;
  readonly from: number;
  /** The case that it is at, seen from outside also when it does not come back. */
  readonly current: Int32Array;
}

/** A case with which something is wrong, or one slower than any before. */
export interface FuzzNews {
  readonly number: number;
  readonly fault?: string;
  readonly ms: number;
}

const { root, schema, seed, from, current } = workerData as FuzzStart;
const assets = findAssets(schema);
const examiner = await startExaminer({ assets, module: compileJudge(assets), definitions: [] });
const texts = seeds(root);
let slowest = 0;

for (let number = from; ; number += 1) {
  Atomics.store(current, 0, number);
  const start = performance.now();
  const found = await fault(caseBytes(texts, `${seed}:${number}`), examiner).catch(
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  const ms = performance.now() - start;
  if (found !== undefined || ms > slowest) {
    const news: FuzzNews = { number, ms, ...(found !== undefined && { fault: found }) };
    parentPort?.postMessage(news);
  }
  slowest = Math.max(slowest, ms);
}
