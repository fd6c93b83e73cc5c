import { chunks, type Chunk } from '../../manifests/documents.ts';
import { examineChunk, type ExaminedDocument, type Examiner } from '../../manifests/examine.ts';
import { nameIn } from './name-in.ts';
import type { CheckedDocument } from './protocol.ts';

/** Checks texts that differ by a keystroke: documents that were in the last one are not judged again. */
export class Checker {
  readonly #examiner: Examiner;
  #last = new Map<string, CheckedDocument>();

  constructor(examiner: Examiner) {
    this.#examiner = examiner;
  }

  /** What was found in each document of a text, in order. */
  async check(text: string): Promise<CheckedDocument[]> {
    const now = new Map<string, CheckedDocument>();
    const documents: CheckedDocument[] = [];
    for (const chunk of chunks(text)) {
      const key = JSON.stringify([chunk.badSeparator, chunk.text]);
      const document = this.#last.get(key) ?? now.get(key) ?? (await this.#examine(chunk));
      now.set(key, document);
      documents.push(moved(document, chunk.line - 1));
    }
    this.#last = now;
    return documents;
  }

  async #examine(chunk: Chunk): Promise<CheckedDocument> {
    const document = await examineChunk('', { ...chunk, line: 1 }, this.#examiner);
    const name = document.objects.length === 1 ? nameIn(chunk.text) : undefined;
    return { ...document, ...(name !== undefined && { name }) };
  }
}

/** The same document some lines further down. */
function moved<Document extends ExaminedDocument>(document: Document, lines: number): Document {
  const problems = document.problems.map((problem) => ({ ...problem, ...down(problem, lines) }));
  return { ...document, ...down(document, lines), problems };
}

function down({ location }: Pick<ExaminedDocument, 'location'>, lines: number) {
  return { location: { ...location, line: location.line + lines } };
}
