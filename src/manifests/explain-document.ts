import type { Problem, SourceLocation } from '../lesson/problem.ts';
import { byPlace } from '../lesson/problem.ts';
import { readYaml, type YamlDocument } from '../lesson/yaml.ts';
import type { Chunk } from './documents.ts';
import type { ExaminedDocument, ExaminedObject } from './examine.ts';
import { examinedObject, LONGEST_DOCUMENT } from './examine.ts';
import { explainServer } from './explain-server.ts';
import { explainWarnings } from './explain-warnings.ts';
import { oncePerField } from './meanings.ts';
import type { Verdict } from './judge/verdict.ts';
import { isToolConfiguration } from './kinds.ts';
import { Part } from './part.ts';
import { isKnown, toProblem, validateObjects, type Catalog } from './validate.ts';

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
  const verdicts = unclear.verdicts?.map(firstErrors);
  if (!verdicts) return { location, objects: [{ outcome: 'refused' }], problems: unread(unclear) };
  const { file, line } = location;
  const source = { file, text: chunk.text, line, column: 0 };
  const { documents, problems: inYaml } = readYaml(chunk.text, { ...source, kubernetes: true });
  const warned = verdicts.flatMap((each) => serverWarnings(each, documents[0]));
  if (verdicts.every(({ outcome }) => outcome === 'accepted')) {
    const problems = [...inYaml.map(asAdvice), ...warned].sort(byPlace);
    return { location, objects: verdicts.map(examinedObject), problems };
  }
  const catalog = await unclear.catalog();
  const judge = { judge: remember(chunk.text, verdicts, catalog.judge) };
  const broken = inYaml.filter(isError);
  // What is only unwise is for lessons to say.
  const found = validateObjects(source, documents, { ...catalog, judge }).filter(isError);
  const errors = [...broken, ...found.filter((problem) => !isKnown(problem, broken))];
  const settled = verdicts.map((verdict) => settleObject(verdict, { catalog, errors, location }));
  const advice = [...inYaml.filter((problem) => !isError(problem)), ...warned];
  const problems = [...errors, ...settled.flatMap((one) => one.problems), ...advice];
  return {
    location,
    objects: settled.map(({ object }) => object),
    problems: [...oncePerField(problems.sort(byPlace)), ...unsaid(unclear)],
  };
}

/** An object's verdict with no more errors than somebody reads: to explain each takes a look at all. */
function firstErrors(verdict: Verdict): Verdict {
  return verdict.errors ? { ...verdict, errors: verdict.errors.slice(0, MOST_ERRORS) } : verdict;
}

/** Says how many errors were left out, if any were. */
function unsaid({ location, verdicts = [] }: Unclear): Problem[] {
  const left = verdicts.map(({ errors = [] }) => Math.max(errors.length - MOST_ERRORS, 0));
  const count = left.reduce((sum, one) => sum + one, 0);
  return count > 0 ? [{ location, message: `y ${count} errores más en este documento` }] : [];
}

/** A judge that is not asked twice for the same document. */
function remember(text: string, verdicts: readonly Verdict[], judge: Catalog['judge']) {
  return (other: string | Uint8Array) => (other === text ? [...verdicts] : judge.judge(other));
}

function isError({ isAdvice }: Problem): boolean {
  return !isAdvice;
}

interface Settling {
  readonly catalog: Catalog;
  /** What is wrong in the whole document. */
  readonly errors: readonly Problem[];
  readonly location: SourceLocation;
}

/** What becomes of an object, and what has to be said of it that nobody has said yet. */
function settleObject(
  verdict: Verdict,
  { catalog, errors, location }: Settling,
): { object: ExaminedObject; problems: Problem[] } {
  const object = examinedObject(verdict);
  const own = verdict.item < 0 ? errors : errors.filter(({ path }) => isOfItem(path, verdict.item));
  const part = new Part({ apiVersion: object.apiVersion, kind: object.kind }, []);
  if (verdict.outcome === 'unknown') {
    if (isToolConfiguration(part))
      return { object: { ...object, outcome: 'skipped' }, problems: [] };
    const isInSchema = catalog.kinds.of(part) !== undefined;
    if (isInSchema && own.length > 0)
      return { object: { ...object, outcome: 'refused' }, problems: [] };
    if (isInSchema) return { object, problems: [onlySchema(object, location)] };
  }
  const isSaid = verdict.outcome === 'accepted' || own.length > 0 || errors.length > 0;
  return { object, problems: isSaid ? [] : serverErrors(verdict, location) };
}

function isOfItem(path: string | undefined, item: number): boolean {
  return path?.startsWith(`items[${item}]`) ?? false;
}

function onlySchema({ kind }: ExaminedObject, location: SourceLocation): Problem {
  const message = `de ${kind} aquí solo se conoce el esquema, y no le falta ni le sobra nada`;
  const hint =
    'Sus otras reglas solo las sabe un clúster que tenga su CRD: kubectl apply --dry-run=server.';
  return { location, message, hint, isAdvice: true };
}

/** The server's errors as they are, at the line that it names, if it names one. */
function serverErrors({ errors = [] }: Verdict, location: SourceLocation): Problem[] {
  return errors.map((error) => {
    const { message, hint } = explainServer(error, new Part(undefined, []));
    const within = /^(?:error converting YAML to JSON: )?yaml: line (\d+):/.exec(
      error.message,
    )?.[1];
    const line = location.line + Math.max(Number(within ?? 1) - 1, 0);
    const server = error.message;
    return { location: { ...location, line }, message, ...(hint && { hint }), server };
  });
}

function asAdvice(problem: Problem): Problem {
  return { ...problem, isAdvice: true };
}

/** What the server answers beside its yes, each in its place. */
function serverWarnings(
  { item, warnings = [] }: Verdict,
  document: YamlDocument | undefined,
): Problem[] {
  if (!document) return [];
  const root = item < 0 ? [] : ['items', item];
  const object = new Part(document.value, []).at(...root);
  return explainWarnings(object, warnings).map((finding) => toProblem(finding, document));
}

/** Why a document was not judged. */
function unread({ location, chunk: { text, line, badSeparator } }: Unclear): Problem[] {
  const { file } = location;
  if (badSeparator !== undefined) {
    const hint = `Baja «${shortened(badSeparator)}» a la línea siguiente.`;
    return [{ location, message: 'detrás de «---» solo puede ir un comentario', hint }];
  }
  if (text.length > LONGEST_DOCUMENT) {
    const message = `este documento pasa de ${LONGEST_DOCUMENT / 2 ** 20} MiB, que es lo más que se lee`;
    return [{ location, message, hint: 'Un API server no admite objetos de más de 3 MiB.' }];
  }
  const { problems } = readYaml(text, { file, line, kubernetes: true });
  const errors = problems.filter(isError);
  if (errors.length > 0) return errors;
  const message = 'el juez no puede con este documento';
  return [
    { location, message, hint: 'Está anidado demasiado hondo, o sus alias lo hacen enorme.' },
  ];
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
