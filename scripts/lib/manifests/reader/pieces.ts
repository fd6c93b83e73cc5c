import type { Problem } from '../../../../src/lesson/problem.ts';
import type { Chunk } from '../../../../src/manifests/text/documents.ts';
import { examineChunk, type ExaminedDocument } from '../../../../src/manifests/examine.ts';
import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import type { ReadyExaminer } from './examiner.ts';

/** What is examined at once: a document of a file, or a file that has none. It can be handed to a worker. */
export interface Piece {
  readonly file: string;
  readonly chunk?: Chunk;
  /** Why the file could not be taken apart. */
  readonly problem?: Problem;
  /** What a judge of Kubernetes' own kinds said of it, if one was asked already. */
  readonly verdicts?: readonly Verdict[];
}

/** Who examines pieces, in this thread or elsewhere. */
export interface BatchExaminer {
  /** How many batches it can be at. */
  readonly width: number;
  /** What was found in each piece, in their order. Several batches may be given at once. */
  run(batch: readonly Piece[]): Promise<ExaminedDocument[]>;
  /** Ends what it has started. */
  close(): Promise<void>;
}

/** What was found in a piece; a file that holds nothing gives no object and no problem. */
export async function examinePiece(
  { file, chunk, problem, verdicts }: Piece,
  examiner: ReadyExaminer,
): Promise<ExaminedDocument> {
  if (chunk) {
    const judge = verdicts ? examiner.judge.knowing(chunk.text, verdicts) : examiner.judge;
    return examineChunk(file, chunk, { ...examiner, judge });
  }
  const location = { file, line: 1, column: 1 };
  if (!problem) return { location, objects: [], problems: [] };
  return { location, objects: [{ outcome: 'refused' }], problems: [problem] };
}

/** Examines pieces in this thread, one by one. */
export function examineHere(start: () => Promise<ReadyExaminer>): BatchExaminer {
  let examiner: Promise<ReadyExaminer> | undefined;
  return {
    width: 1,
    run: async (batch) => {
      examiner ??= start();
      const found: ExaminedDocument[] = [];
      for (const piece of batch) found.push(await examinePiece(piece, await examiner));
      return found;
    },
    close: () => Promise.resolve(),
  };
}
