import { decode } from '../../../../src/manifests/decode.ts';
import { chunks } from '../../../../src/manifests/documents.ts';
import type { ExaminedDocument, Examiner } from '../../../../src/manifests/examine.ts';
import type { ManifestSource } from '../../../../src/manifests/source.ts';
import { compileJudge, type Assets } from './assets.ts';
import { startExaminer } from './examiner.ts';
import type { Input } from './inputs.ts';
import { examinePiece, type Piece } from './pieces.ts';

/** What a run needs beside its inputs. */
export interface Surroundings {
  readonly assets: Assets;
  /** The module that a worker runs. */
  readonly worker: URL;
}

/** Characters that go to a worker at once: so many that handing them over costs nothing, so few that all have work. */
const BATCH = 64 * 2 ** 10;
/** Bytes, some three hundred documents, from which starting workers pays. */
const MANY = 128 * 2 ** 10;
/** Bytes of all inputs together up to which they are read once and kept. */
const KEPT = 64 * 2 ** 20;

/** Examines every document of the inputs, in their order. The CRDs among them define kinds for all. */
export async function* examineInputs(
  inputs: readonly Input[],
  { assets, worker }: Surroundings,
): AsyncGenerator<ExaminedDocument> {
  const size = inputs.reduce((sum, input) => sum + input.size, 0);
  const sources = size > KEPT ? inputs : inputs.map(kept);
  const parts = { assets, module: compileJudge(assets), definitions: definitionsIn(sources) };
  if (size < MANY) return yield* oneByOne(piecesIn(sources), await startExaminer(parts));
  const { WorkerPool, inOrder } = await import('./pool.ts');
  const pool = new WorkerPool(worker, parts);
  try {
    yield* inOrder(batches(piecesIn(sources)), (batch) => pool.run(batch), 4 * pool.size);
  } finally {
    await pool.close();
  }
}

async function* oneByOne(pieces: Iterable<Piece>, examiner: Examiner) {
  for (const piece of pieces) yield await examinePiece(piece, examiner);
}

/** Every document of the inputs; a file is read when its turn comes. */
function* piecesIn(inputs: readonly Input[]): Generator<Piece> {
  for (const { name: file, read } of inputs) {
    const decoded = decode(file, read());
    if ('problem' in decoded) {
      yield { file, problem: decoded.problem };
      continue;
    }
    const found = chunks(decoded.text);
    for (const chunk of found) yield { file, chunk };
    if (found.length === 0) yield { file };
  }
}

function* batches(pieces: Iterable<Piece>): Generator<Piece[]> {
  let batch: Piece[] = [];
  let size = 0;
  for (const piece of pieces) {
    batch.push(piece);
    size += piece.chunk?.text.length ?? 0;
    if (size < BATCH) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** The inputs that define kinds. */
function definitionsIn(inputs: readonly Input[]): ManifestSource[] {
  return inputs.flatMap(({ name: file, read }) => {
    const bytes = read();
    if (!bytes.includes('CustomResourceDefinition')) return [];
    const decoded = decode(file, bytes);
    return 'text' in decoded ? [{ file, text: decoded.text, line: 1, column: 0 }] : [];
  });
}

/** An input that is read once. */
function kept(input: Input): Input {
  let bytes: Buffer | undefined;
  return { ...input, read: () => (bytes ??= input.read()) };
}
