import type { Problem, SourceLocation } from '../lesson/problem.ts';
import { byPlace } from '../lesson/problem.ts';
import { LONGEST_COMPARED } from '../lesson/yaml-reader.ts';
import type { YamlDocument } from '../lesson/yaml.ts';
import type { Chunk } from './text/documents.ts';
import { examinedObject, type ExaminedDocument } from './examine.ts';
import { explainWarnings } from './server/explain-warnings.ts';
import { oncePerField } from './meanings.ts';
import type { Verdict } from './judge/verdict.ts';
import { remember } from './judge/whole.ts';
import { settleObject } from './outcome.ts';
import { Part, type Path } from './part.ts';
import { readChunk } from './text/read-chunk.ts';
import { mayBeTypedList, spellOut } from './typed-list.ts';
import { explainUnread } from './unread-document.ts';
import {
  isKnown,
  isOutdone,
  toProblem,
  validateObjects,
  withoutYaml,
  type Catalog,
} from './validate.ts';

/** Errors of an object that are explained. */
const MOST_ERRORS = 100;

/** A document that has to be explained, with what the judge said; nothing where it could not. */
export interface Unclear {
  readonly location: SourceLocation;
  readonly chunk: Chunk;
  readonly verdicts: readonly Verdict[] | undefined;
  readonly catalog: () => Promise<Catalog>;
}

/**
 * What is wrong in a document and what its author may want to know of it. The judge's verdicts stand: what our own
 * code finds in an object that it accepts is at most a warning.
 */
export async function explainDocument(unclear: Unclear): Promise<ExaminedDocument> {
  const { location, chunk } = unclear;
  if (!unclear.verdicts)
    return {
      location,
      objects: [{ outcome: 'refused' }],
      problems: explainUnread(location, chunk),
    };
  const { file, line } = location;
  const source = { file, text: chunk.text, line, column: 0 };
  const { documents, problems: inYaml } = readChunk(source);
  const again = inYaml.some(isError) ? undefined : await judgeItems(documents[0]?.value, unclear);
  const isMerged = overridesOnly(chunk.text, inYaml);
  const verdicts = (again ?? unclear.verdicts)
    .map((verdict) => (isMerged ? withoutYaml(verdict) : verdict))
    .map(firstErrors);
  const warned = verdicts.flatMap((each) => serverWarnings(each, documents[0]));
  if (verdicts.every(({ outcome }) => outcome === 'accepted')) {
    const problems = [...inYaml.map(asAdvice), ...warned].sort(byPlace);
    return { location, objects: verdicts.map(examinedObject), problems };
  }
  const catalog = await unclear.catalog();
  const judge = remember(chunk.text, verdicts, catalog.judge);
  const broken = inYaml.filter(isError);
  // What is only unwise is for lessons to say.
  const found = validateObjects(source, documents, { ...catalog, judge }).filter(isError);
  const errors = [...broken, ...found.filter((problem) => !isKnown(problem, broken))];
  const place = ({ item }: Verdict) => documents[0]?.locate([...rootOf(item), 'kind']) ?? location;
  const settled = verdicts.map((verdict) =>
    settleObject(verdict, { catalog, errors, location, text: chunk.text, place: place(verdict) }),
  );
  const inYamlOnly = inYaml.filter((problem) => !isError(problem) && !isOutdone(problem, errors));
  const advice = [...inYamlOnly, ...warned];
  const problems = [...errors, ...settled.flatMap((one) => one.problems), ...advice];
  const last = settled.flatMap((one) => one.last ?? []);
  return {
    location,
    objects: settled.map(({ object }) => object),
    problems: [...oncePerField(problems.sort(byPlace)), ...last, ...unsaid(unclear)],
  };
}

/**
 * Whether the keys that the server's reader finds twice are those of a merge (`<<`) that somebody overrides: kubectl
 * sends what that means. Only of texts in which repeated keys are looked for.
 */
function overridesOnly(text: string, inYaml: readonly Problem[]): boolean {
  return text.includes('<<') && text.length <= LONGEST_COMPARED && !inYaml.some(isError);
}

/** The verdicts on a list that says for its items what they are, which the judge alone does not hear. */
async function judgeItems(list: unknown, { catalog }: Unclear): Promise<Verdict[] | undefined> {
  if (!mayBeTypedList(list)) return undefined;
  const { judge, kinds } = await catalog();
  const spelled = spellOut(list, kinds);
  return spelled && judge.judge(JSON.stringify(spelled));
}

/** An object's verdict with no more errors than somebody reads: to explain each takes a look at all. */
function firstErrors(verdict: Verdict): Verdict {
  return verdict.errors ? { ...verdict, errors: verdict.errors.slice(0, MOST_ERRORS) } : verdict;
}

/** Says how many errors were left out, if any were. */
function unsaid({ location, verdicts = [] }: Unclear): Problem[] {
  const left = verdicts.map(({ errors = [] }) => Math.max(errors.length - MOST_ERRORS, 0));
  const count = left.reduce((sum, one) => sum + one, 0);
  if (count === 0) return [];
  const more = count === 1 ? 'un error más' : `${count} errores más`;
  return [{ location, message: `y ${more} en este documento` }];
}

function isError({ isAdvice }: Problem): boolean {
  return !isAdvice;
}

function asAdvice(problem: Problem): Problem {
  return { ...problem, isAdvice: true };
}

/** Where an object begins in its document. */
function rootOf(item: number): Path {
  return item < 0 ? [] : ['items', item];
}

/** What the server answers beside its yes, each in its place. */
function serverWarnings(
  { item, warnings = [] }: Verdict,
  document: YamlDocument | undefined,
): Problem[] {
  if (!document) return [];
  const object = new Part(document.value, []).at(...rootOf(item));
  return explainWarnings(object, warnings).map((finding) => toProblem(finding, document));
}
