import type { Problem } from '../../../../src/lesson/problem.ts';
import type { Chunk } from '../../../../src/manifests/documents.ts';
import {
  examineChunk,
  type ExaminedDocument,
  type Examiner,
} from '../../../../src/manifests/examine.ts';

/** What is examined at once: a document of a file, or a file that has none. It can be handed to a worker. */
export interface Piece {
  readonly file: string;
  readonly chunk?: Chunk;
  /** Why the file could not be taken apart. */
  readonly problem?: Problem;
}

/** What was found in a piece; a file that holds nothing gives no object and no problem. */
export async function examinePiece(
  { file, chunk, problem }: Piece,
  examiner: Examiner,
): Promise<ExaminedDocument> {
  if (chunk) return examineChunk(file, chunk, examiner);
  const location = { file, line: 1, column: 1 };
  if (!problem) return { location, objects: [], problems: [] };
  return { location, objects: [{ outcome: 'refused' }], problems: [problem] };
}
