import { chunks, type Chunk } from '../../manifests/text/documents.ts';
import { examineChunk, type ExaminedDocument, type Examiner } from '../../manifests/examine.ts';
import { namesIn } from '../../manifests/text/names-in.ts';
import type { Examiners } from './examiners.ts';
import { ExtensionsNeeded } from './extensions-needed.ts';
import type { CheckedDocument } from './protocol.ts';

/** Checks texts that differ by a keystroke: documents that were in the last one are not judged again. */
export class Checker {
  readonly #examiners: Pick<Examiners, 'for' | 'objectsIn'>;
  #examiner: Examiner;
  /** The documents that define kinds for the others. */
  #definitions: readonly string[] = [];
  #last = new Map<string, CheckedDocument>();

  constructor(examiners: Pick<Examiners, 'for' | 'objectsIn'>) {
    this.#examiners = examiners;
    this.#examiner = examiners.for([]);
  }

  /** What was found in each document of a text, in order. The CRDs among them define kinds for all. */
  async check(text: string): Promise<CheckedDocument[]> {
    const now = new Map<string, CheckedDocument>();
    const documents: CheckedDocument[] = [];
    const found = chunks(text);
    this.#define(found);
    for (const chunk of found) {
      const key = JSON.stringify([chunk.badSeparator, chunk.text]);
      const document = this.#last.get(key) ?? now.get(key) ?? (await this.#examine(chunk));
      now.set(key, document);
      documents.push(moved(document, chunk.line - 1));
    }
    this.#last = now;
    return documents;
  }

  /** With other definitions, what was said of the last text may be wrong; not of the definitions themselves. */
  #define(found: readonly Chunk[]): void {
    const texts = found
      .map(({ text }) => text)
      .filter((text) => text.includes('CustomResourceDefinition'));
    if (JSON.stringify(texts) === JSON.stringify(this.#definitions)) return;
    this.#definitions = texts;
    this.#examiner = this.#examiners.for(
      texts.map((text) => ({ file: '', text, line: 1, column: 0 })),
    );
    this.#last = new Map([...this.#last].filter(([, document]) => isDefinition(document)));
  }

  async #examine(chunk: Chunk): Promise<CheckedDocument> {
    const document = await this.#examineNow({ ...chunk, line: 1 });
    const name = document.objects.length === 1 ? namesIn(chunk.text)[0]?.name : undefined;
    return { ...document, ...(name !== undefined && { name }) };
  }

  async #examineNow(chunk: Chunk): Promise<CheckedDocument> {
    try {
      return await examineChunk('', chunk, this.#examiner);
    } catch (error) {
      if (!(error instanceof ExtensionsNeeded)) throw error;
      const location = { file: '', line: chunk.line, column: 1 };
      const objects = this.#examiners.objectsIn(chunk.text);
      return { location, objects, problems: [], needsExtensions: true };
    }
  }
}

function isDefinition({ objects }: CheckedDocument): boolean {
  return objects.every(
    ({ apiVersion = '', kind }) =>
      kind === 'CustomResourceDefinition' && apiVersion.startsWith('apiextensions.k8s.io/'),
  );
}

/** The same document some lines further down. */
function moved<Document extends ExaminedDocument>(document: Document, lines: number): Document {
  const problems = document.problems.map((problem) => ({ ...problem, ...down(problem, lines) }));
  return { ...document, ...down(document, lines), problems };
}

function down({ location }: Pick<ExaminedDocument, 'location'>, lines: number) {
  return { location: { ...location, line: location.line + lines } };
}
