import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { decode } from '../../../../src/manifests/decode.ts';
import { chunks } from '../../../../src/manifests/documents.ts';
import {
  examine,
  type ExaminedDocument,
  type Examiner,
} from '../../../../src/manifests/examine.ts';
import { explainDocument } from '../../../../src/manifests/explain-document.ts';
import { JudgeCrash } from '../../../../src/manifests/judge/host.ts';
import { Random } from '../differential/random.ts';
import { mutate } from './mutate.ts';

/** Texts that mutants are made of: the fixtures, and the course's own manifests. */
export function seeds(root: string): string[] {
  const files = globSync(['tests/fixtures/manifests/**/*.yaml', 'content/**/*.yaml'], {
    cwd: root,
  });
  return files.sort().map((file) => readFileSync(join(root, file), 'utf8'));
}

/** The bytes of one case: some are no text at all. */
export function caseBytes(texts: readonly string[], seed: string): Uint8Array {
  const random = new Random(seed);
  const text = mutate(random.pick(texts), random.pick(texts), random);
  const bytes = Buffer.from(text, random.chance(0.02) ? 'utf16le' : 'utf8');
  for (let left = random.chance(0.1) ? 3 : 0; left > 0 && bytes.length > 0; left -= 1) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes;
}

/** What is wrong with how we take some bytes; nothing if all is well. Throws whatever the validator throws. */
export async function fault(bytes: Uint8Array, examiner: Examiner): Promise<string | undefined> {
  const decoded = decode('a', bytes);
  if ('problem' in decoded) return undefined;
  const { text } = decoded;
  const documents = await examine('a', text, examiner);
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length;
  const faults = documents.map((document) => faultOf(document, lines));
  return faults.find((one) => one !== undefined) ?? contradiction(text, documents, examiner);
}

function faultOf({ objects, problems }: ExaminedDocument, lines: number): string | undefined {
  const errors = problems.filter(({ isAdvice }) => !isAdvice);
  const isBad = objects.some(({ outcome }) => outcome === 'refused');
  if (isBad && errors.length === 0) return 'refused, and nobody says why';
  const isGood = objects.every(({ outcome }) => outcome === 'accepted');
  if (isGood && objects.length > 0 && errors.length > 0)
    return `accepted with: ${errors[0]?.message}`;
  const lost = problems.find(
    ({ location: { line, column } }) => line < 1 || line > lines || column < 1,
  );
  return lost && `a place that is not there: ${lost.location.line}:${lost.location.column}`;
}

/** Who asks the judge first must say what who explains everything says. */
async function contradiction(
  text: string,
  documents: readonly ExaminedDocument[],
  { judge, catalog }: Examiner,
): Promise<string | undefined> {
  for (const [index, chunk] of chunks(text).entries()) {
    if (chunk.badSeparator !== undefined) continue;
    const location = { file: 'a', line: chunk.line, column: 1 };
    const verdicts = attempt(() => judge.judge(chunk.text));
    const slow = await explainDocument({ location, chunk, verdicts, catalog });
    if (!isDeepStrictEqual(slow.objects, documents[index]?.objects)) {
      return `line ${chunk.line}: ${JSON.stringify(documents[index]?.objects)} and ${JSON.stringify(slow.objects)}`;
    }
  }
  return undefined;
}

function attempt<T>(judge: () => T): T | undefined {
  try {
    return judge();
  } catch (error) {
    if (error instanceof JudgeCrash) return undefined;
    throw error;
  }
}
