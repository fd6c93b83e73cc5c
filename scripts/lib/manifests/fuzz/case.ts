import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { decode } from '../../../../src/manifests/text/decode.ts';
import { chunks } from '../../../../src/manifests/text/documents.ts';
import {
  clearDocument,
  examine,
  type ExaminedDocument,
  type Examiner,
} from '../../../../src/manifests/examine.ts';
import { explainDocument } from '../../../../src/manifests/explain-document.ts';
import { JudgeCrash } from '../../../../src/manifests/judge/host.ts';
import { wholeAnswer } from '../differential/compare.ts';
import { explain } from '../differential/known.ts';
import { Random } from '../differential/random.ts';
import type { ReadyExaminer } from '../reader/examiner.ts';
import { isForProgram } from '../reader/program-first.ts';
import type { JudgeProgram } from '../reader/program.ts';
import { mutate } from './mutate.ts';

/** Texts that mutants are made of: the fixtures, the course's own manifests, and one of each kind that nobody writes. */
export function seeds(root: string): string[] {
  const folders = ['tests/fixtures/manifests', 'content', 'scripts/lib/manifests/differential'];
  const files = globSync(`{${folders.join(',')}}/**/*.yaml`, { cwd: root });
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

/**
 * What is wrong with how we take some bytes; nothing if all is well. Throws whatever the validator throws. With the
 * judge's program, that has to say what the module says.
 */
export async function fault(
  bytes: Uint8Array,
  examiner: ReadyExaminer,
  program?: JudgeProgram,
): Promise<string | undefined> {
  const decoded = decode('a', bytes);
  if ('problem' in decoded) return undefined;
  const { text } = decoded;
  const documents = await examine('a', text, examiner);
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length;
  const faults = documents.map((document) => faultOf(document, lines));
  const found = faults.find((one) => one !== undefined);
  if (found !== undefined) return found;
  return (
    (await contradiction(text, documents, examiner)) ?? (await otherWords(text, examiner, program))
  );
}

/** Where the program says something else than the module, but for what the server makes anew each time. */
async function otherWords(text: string, { judge }: ReadyExaminer, program?: JudgeProgram) {
  const asked = program ? chunks(text).filter(isForProgram) : [];
  const answers = (await program?.ask(asked.map((chunk) => chunk.text))) ?? [];
  const other = asked.find((chunk, index) => {
    const told = judge.knowing(chunk.text, answers[index] ?? []);
    const [one, two] = [told, judge].map((each) => {
      const verdicts = attempt(() => each.judge(chunk.text));
      return verdicts && wholeAnswer(verdicts, chunk.text);
    });
    return !isDeepStrictEqual(one, two) && !(one && two && explain(one, two));
  });
  return other && `line ${other.line}: the program says something else than the module`;
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
    const unsaid = slow.problems.find(({ rule }) => rule === 'yaml-ambiguo');
    if (unsaid && verdicts && clearDocument('a', chunk, verdicts)) {
      return `line ${chunk.line}: a glance finds nothing, and who reads it: ${unsaid.message}`;
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
