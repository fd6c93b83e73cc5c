/** A thread that examines documents with a judge of its own: see pool.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ExaminedDocument } from '../../../../src/manifests/examine.ts';
import { startExaminer, type ExaminerParts } from './examiner.ts';
import { examinePiece, type Piece } from './pieces.ts';

/** What a worker is started with. */
export interface WorkerStart {
  readonly parts: ExaminerParts;
  /** One number: how many pieces of its batch are done. Read from outside while the worker is busy. */
  readonly done: Int32Array;
}

const { parts, done } = workerData as WorkerStart;
const examiner = await startExaminer(parts);

parentPort?.on('message', (batch: readonly Piece[]) => void examineBatch(batch));

async function examineBatch(batch: readonly Piece[]): Promise<void> {
  const documents: ExaminedDocument[] = [];
  for (const piece of batch) {
    documents.push(await examinePiece(piece, examiner));
    Atomics.add(done, 0, 1);
  }
  parentPort?.postMessage(documents);
}
