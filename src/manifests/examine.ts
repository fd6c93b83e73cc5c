import type { Problem, SourceLocation } from '../lesson/problem.ts';
import { mayBeAmbiguous } from './text/ambiguity.ts';
import { chunks, type Chunk } from './text/documents.ts';
import { JudgeCrash } from './judge/host.ts';
import type { Verdict } from './judge/verdict.ts';
import type { Catalog } from './validate.ts';

/**
 * What becomes of an object: `unknown` if nobody here can say whether its kind is right, `skipped` if it is a
 * tool's own configuration (kind, kubeadm, Kustomize) and nothing for an API server.
 */
export type Outcome = 'accepted' | 'refused' | 'unknown' | 'skipped';

export interface ExaminedObject {
  readonly outcome: Outcome;
  readonly apiVersion?: string;
  readonly kind?: string;
  /** Its name and namespace, where somebody asked for them and they are easily seen. */
  readonly namespace?: string;
  readonly name?: string;
}

/** What was found in one document of a text. */
export interface ExaminedDocument {
  /** Where it begins. */
  readonly location: SourceLocation;
  /** One object, those of a `List`, or none if it cannot be read or holds nothing. */
  readonly objects: readonly ExaminedObject[];
  /** What is written there, where something is to be said of it. */
  readonly text?: string;
  /** In order. One with `isAdvice` is a warning: the API server takes the object all the same. */
  readonly problems: readonly Problem[];
}

/** What examines. */
export interface Examiner {
  /** The API server's own code, which decides. */
  readonly judge: Catalog['judge'];
  /** What explains, asked for when the first document needs it: who has only valid ones never waits for it. */
  readonly catalog: () => Promise<Catalog>;
}

/**
 * Characters of a document beyond which it is not read at all. The server takes 3 MiB of an object as JSON, and a
 * document may be a `List` of several; what is read takes some forty times its size in memory.
 */
export const LONGEST_DOCUMENT = 16 * 2 ** 20;

/** Characters of a document up to which its lines are shown beside what is wrong in them. */
const LONGEST_SHOWN = 2 ** 18;

/** What the API server would say of each document of a text, in order. Never throws for what the text holds. */
export async function examine(
  file: string,
  text: string,
  examiner: Examiner,
): Promise<ExaminedDocument[]> {
  const documents: ExaminedDocument[] = [];
  for (const chunk of chunks(text)) documents.push(await examineChunk(file, chunk, examiner));
  return documents;
}

/** What the API server would say of one document of a file. */
export async function examineChunk(
  file: string,
  chunk: Chunk,
  { judge, catalog }: Examiner,
): Promise<ExaminedDocument> {
  const verdicts = ask(judge, chunk);
  const clear = verdicts && clearDocument(file, chunk, verdicts);
  if (clear) return clear;
  const location = { file, line: chunk.line, column: 1 };
  const { explainDocument } = await import('./explain-document.ts');
  const explained = await explainDocument({ location, chunk, verdicts, catalog });
  return chunk.text.length > LONGEST_SHOWN ? explained : { ...explained, text: shownText(chunk) };
}

/** A document from its first line, with what is wrong on the line above it. */
function shownText({ text, badSeparator }: Chunk): string {
  return badSeparator === undefined ? text : `---${badSeparator}\n${text}`;
}

/** The verdicts on a document; `undefined` where there can be none. */
function ask(judge: Catalog['judge'], { text, badSeparator }: Chunk): Verdict[] | undefined {
  if (badSeparator !== undefined || text.length > LONGEST_DOCUMENT) return undefined;
  try {
    return judge.judge(text);
  } catch (error) {
    if (error instanceof JudgeCrash) return undefined;
    throw error;
  }
}

/**
 * What there is to say of a document, if its verdicts say it all: the API server takes each of its objects and warns
 * of none, and no other reader of YAML takes it for something else. `undefined` if something has to be explained.
 */
export function clearDocument(
  file: string,
  { line, text }: Chunk,
  verdicts: readonly Verdict[],
): ExaminedDocument | undefined {
  const isClear = verdicts.every(
    ({ outcome, warnings }) => outcome === 'accepted' && !warnings?.length,
  );
  if (!isClear || mayBeAmbiguous(text)) return undefined;
  return {
    location: { file, line, column: 1 },
    objects: verdicts.map(examinedObject),
    problems: [],
  };
}

export function examinedObject({ outcome, apiVersion, kind }: Verdict): ExaminedObject {
  return { outcome, ...(apiVersion && { apiVersion }), ...(kind && { kind }) };
}
