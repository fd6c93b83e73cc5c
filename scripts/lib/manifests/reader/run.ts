import { decode } from '../../../../src/manifests/text/decode.ts';
import { chunks } from '../../../../src/manifests/text/documents.ts';
import type { ExaminedDocument } from '../../../../src/manifests/examine.ts';
import { namesIn } from '../../../../src/manifests/text/names-in.ts';
import type { ManifestSource } from '../../../../src/manifests/text/source.ts';
import type { Assets } from './assets.ts';
import { startExaminer, type ExaminerParts } from './examiner.ts';
import type { Input } from './inputs.ts';
import { UnreadError, type Unread } from './unread.ts';
import type { Programs } from './program.ts';
import { inOrder } from './in-order.ts';
import { examineHere, type BatchExaminer, type Piece } from './pieces.ts';

/** What a run needs beside its inputs. */
export interface Surroundings {
  readonly assets: Assets;
  /** The module that a worker runs. */
  readonly worker: URL;
  /** The judge compiled for this machine, where it is installed: it is faster, and what it can't do the modules do. */
  readonly programs?: Programs | undefined;
}

/** What is asked of a run. */
export interface RunOptions {
  /** Whether objects are to have their names. */
  readonly hasNames?: boolean;
  /** Told of each input that can't be read when its turn comes. */
  readonly onUnread?: (unread: Unread) => void;
}

/** What is in a text that defines kinds. */
const DEFINING = 'CustomResourceDefinition';
/** Characters that go to a worker at once: so many that handing them over costs nothing, so few that all have work. */
const BATCH = 64 * 2 ** 10;
/** Bytes, some three hundred documents, from which starting workers pays. */
const MANY = 128 * 2 ** 10;
/** Bytes of all inputs together up to which they are read once and kept. */
const KEPT = 64 * 2 ** 20;

/**
 * Examines every document of the inputs, in their order. The CRDs among them define kinds for all. What can't be read
 * keeps nobody from the rest.
 */
export async function* examineInputs(
  inputs: readonly Input[],
  { assets, worker, programs, hasNames, onUnread }: Surroundings & RunOptions,
): AsyncGenerator<ExaminedDocument> {
  const size = inputs.reduce((sum, input) => sum + input.size, 0);
  const sources = size > KEPT ? inputs : inputs.map(kept);
  const parts = { assets, definitions: definitionsIn(sources) };
  const here = examineHere(() => startExaminer(parts));
  const many = () => threads(worker, parts);
  const examiner =
    programs !== undefined
      ? await programsFirst(programs, parts.definitions, onceMany(here, many))
      : size < MANY
        ? // It may be more than its size says: a pipe has none.
          onceMany(here, many)
        : await many();
  try {
    const run = async (batch: readonly Piece[]) => {
      const documents = await examiner.run(batch);
      return hasNames ? documents.map((each, index) => named(each, batch[index])) : documents;
    };
    yield* inOrder(batches(piecesIn(sources, onUnread)), run, 4 * examiner.width);
  } finally {
    await examiner.close();
  }
}

/** A document's objects with their names, where each is seen to have its own. */
function named(document: ExaminedDocument, piece: Piece | undefined): ExaminedDocument {
  const names = piece?.chunk ? namesIn(piece.chunk.text) : [];
  if (names.length !== document.objects.length) return document;
  const objects = document.objects.map((object, index) => ({ ...object, ...names[index] }));
  return { ...document, objects };
}

/** Examines with one until there turn out to be many pieces, and then with another, which is made then. */
function onceMany(few: BatchExaminer, makeMany: () => Promise<BatchExaminer>): BatchExaminer {
  let given = 0;
  let many: Promise<BatchExaminer> | undefined;
  let isClosed = false;
  return {
    width: few.width,
    run: async (batch) => {
      given += sizeOf(batch);
      // What starts after the end would never end.
      if (isClosed) throw new Error('closed');
      if (given < MANY) return few.run(batch);
      return (await (many ??= makeMany())).run(batch);
    },
    close: async () => {
      isClosed = true;
      await few.close();
      await (await many)?.close();
    },
  };
}

/** What few need is loaded by those few. */
async function threads(worker: URL, parts: ExaminerParts): Promise<BatchExaminer> {
  const { WorkerPool } = await import('./pool.ts');
  return new WorkerPool(worker, parts);
}

async function programsFirst(
  programs: Programs,
  definitions: readonly ManifestSource[],
  other: BatchExaminer,
): Promise<BatchExaminer> {
  const { JudgeProgram } = await import('./program.ts');
  const { WholeProgram } = await import('./whole-program.ts');
  const { isForProgram, ProgramFirst } = await import('./program-first.ts');
  const defining = definitions
    .flatMap(({ text }) => chunks(text))
    .filter(({ text }) => text.includes(DEFINING))
    .map((chunk) => ({ text: chunk.text, isForProgram: isForProgram(chunk) }));
  const start = () => new WholeProgram((module) => new JudgeProgram(programs[module]), defining);
  return new ProgramFirst(start, other);
}

/** Every document of the inputs; a file is read when its turn comes. */
function* piecesIn(
  inputs: readonly Input[],
  onUnread?: (unread: Unread) => void,
): Generator<Piece> {
  for (const input of inputs) {
    const file = input.name;
    const bytes = bytesOf(input, onUnread);
    if (!bytes) continue;
    const decoded = decode(file, bytes);
    if ('problem' in decoded) {
      yield { file, problem: decoded.problem };
      continue;
    }
    const found = chunks(decoded.text);
    for (const chunk of found) yield { file, chunk };
    if (found.length === 0) yield { file };
  }
}

/** What is in an input; `undefined` if it can't be read. */
function bytesOf(input: Input, onUnread?: (unread: Unread) => void): Buffer | undefined {
  try {
    return input.read();
  } catch (cause) {
    if (!(cause instanceof UnreadError)) throw cause;
    onUnread?.(cause.unread);
    return undefined;
  }
}

function sizeOf(batch: readonly Piece[]): number {
  return batch.reduce((sum, { chunk }) => sum + (chunk?.text.length ?? 0), 0);
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
  return inputs.flatMap((input) => {
    const file = input.name;
    // Whoever can't be read is told of when its turn comes.
    const bytes = bytesOf(input);
    if (!bytes?.includes(DEFINING)) return [];
    const decoded = decode(file, bytes);
    return 'text' in decoded ? [{ file, text: decoded.text, line: 1, column: 0 }] : [];
  });
}

/** An input that is read once. */
function kept(input: Input): Input {
  let bytes: Buffer | undefined;
  return { ...input, read: () => (bytes ??= input.read()) };
}
