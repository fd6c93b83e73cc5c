import { byPlace, type Problem } from '../lesson/problem.ts';
import { readYaml, type YamlDocument } from '../lesson/yaml.ts';
import { chunks, type Chunk } from './text/documents.ts';
import type { Judge } from './judge/host.ts';
import type { Verdict } from './judge/verdict.ts';
import { findingsIn } from './findings.ts';
import { withOddText } from './hints/odd-text.ts';
import { objectsIn } from './objects.ts';
import { HEADLESS_HINT, isToolConfiguration, type Kinds } from './kinds.ts';
import { formatPath, Part, type Finding } from './part.ts';
import { oncePerField, type Meanings } from './meanings.ts';
import { redefinitions } from './text/redefinitions.ts';
import type { SchemaCheck } from './schema/check.ts';
import type { ManifestSource } from './text/source.ts';
import { spellOut } from './typed-list.ts';

/** What manifests are checked against. */
export interface Catalog {
  readonly kinds: Kinds;
  readonly schemas: SchemaCheck;
  /** The API server's own code, which decides. */
  readonly judge: Pick<Judge, 'judge'>;
  /** What fields are for; nobody is told where it is absent. */
  readonly meanings?: Meanings;
}

/**
 * Everything wrong in a manifest: its YAML, what the API server's code refuses, and what in a lesson can only
 * be a mistake. A text that its author declares invalid is wrong when nothing is wrong with it.
 */
export function validateManifest(source: ManifestSource, catalog: Catalog): Problem[] {
  const { file, line, column, declaration } = source;
  const { documents, problems } = readYaml(source.text, { file, line, column, kubernetes: true });
  if (declaration?.type === 'fragment') return [...problems, ...notAFragment(source, documents)];
  const objects = validateObjects(source, documents, catalog).map(orFragment);
  const inYaml = problems.filter((problem) => !isOutdone(problem, objects));
  const broken = inYaml.filter(({ isAdvice }) => !isAdvice);
  const all = [...inYaml, ...objects.filter((problem) => !isKnown(problem, broken))];
  all.push(...redefinitions(documents));
  if (documents.every(isEmpty) && all.length === 0) {
    all.push({ location: { file, line, column: column + 1 }, message: 'no hay ningún objeto' });
  }
  if (declaration?.type !== 'invalid') return oncePerField(all.sort(byPlace));
  return all.length > 0 ? [] : [notInvalid(declaration.location)];
}

/** In a lesson, what does not say what it is may also be no object, and not mean to. */
function orFragment(problem: Problem): Problem {
  if (problem.hint !== HEADLESS_HINT) return problem;
  const hint = `${HEADLESS_HINT} Si esto es solo una parte de un objeto, declárala como fragmento.`;
  return { ...problem, hint };
}

/** Everything wrong in the objects of documents that were read from a text. */
export function validateObjects(
  { text, line }: ManifestSource,
  documents: readonly YamlDocument[],
  catalog: Catalog,
): Problem[] {
  const parts = chunks(text);
  return documents.flatMap((document) => {
    const from = document.locate([]).line - line + 1;
    const part = parts.findLast((chunk) => chunk.line <= from);
    return validateDocument(document, part, catalog);
  });
}

function validateDocument(
  document: YamlDocument,
  chunk: Chunk | undefined,
  { kinds, ...catalog }: Catalog,
): Problem[] {
  if (isEmpty(document)) return [];
  const findings: Finding[] = [];
  const spelled = spellOut(document.value, kinds);
  const value = spelled ?? document.value;
  const root = new Part(value, findings, [], (path) => document.source(path));
  const objects = objectsIn(root, { kinds, schemas: catalog.schemas });
  const text = spelled ? JSON.stringify(spelled) : (chunk?.text ?? '');
  const verdicts = catalog.judge.judge(text).map(withoutYaml);
  objects.forEach((object, index) => {
    if (isToolConfiguration(object)) return;
    const kind = kinds.of(object);
    if (!kind) return;
    // Where the two do not see the same objects, the text is broken, and that is said already.
    const verdict = verdicts.length === objects.length ? verdicts[index] : undefined;
    findings.push(...findingsIn(object, kind, { ...catalog, verdict }));
  });
  return findings.map((finding) => toProblem(withOddText(finding, root), document));
}

/** A verdict but for what is wrong with the YAML, which is said where it was read, with its place. */
export function withoutYaml(verdict: Verdict): Verdict {
  const errors = verdict.errors?.filter(({ stage }) => stage !== 'yaml') ?? [];
  const outcome =
    verdict.outcome === 'refused' && errors.length === 0 ? 'accepted' : verdict.outcome;
  return { ...verdict, outcome, errors };
}

function isEmpty({ value }: YamlDocument): boolean {
  return value === null || value === undefined;
}

/** A finding in its place in a file. */
export function toProblem(
  { path, message, hint, server, isAdvice, isKey, isWhole, mark, rule, meaning, lesson }: Finding,
  document: YamlDocument,
): Problem {
  const where = formatPath(path);
  return {
    location: isKey ? document.locate(path) : document.locateValue(mark ?? path, isWhole),
    message: where ? `${where}: ${message}` : message,
    ...(where && { path: where }),
    ...(hint !== undefined && { hint }),
    ...(meaning !== undefined && { meaning }),
    ...(lesson !== undefined && { lesson }),
    ...(server !== undefined && { server }),
    ...(isAdvice && { isAdvice }),
    ...(rule !== undefined && { rule }),
  };
}

function notAFragment(
  { declaration, file, line }: ManifestSource,
  documents: readonly YamlDocument[],
): Problem[] {
  const isWhole = documents.some(({ value }) => {
    const object = new Part(value, []);
    return object.at('apiVersion').exists && object.at('kind').exists;
  });
  if (!isWhole) return [];
  const location = declaration?.location ?? { file, line, column: 1 };
  const message = 'se declara fragmento, pero es un objeto entero';
  return [{ location, message, hint: 'Quita la declaración y se comprobará como los demás.' }];
}

function notInvalid(location: Problem['location']): Problem {
  return {
    location,
    message: 'se declara inválido, pero no se le encuentra nada malo',
    hint: 'Quita la declaración. Lo que solo falla en el clúster no es un manifiesto inválido.',
  };
}

/** What YAML already explained on a line is not said again by the schema. */
export function isKnown({ location }: Problem, known: readonly Problem[]): boolean {
  return known.some((other) => other.location.line === location.line);
}

/** What YAML only advises is not said where the object itself cannot be so. */
export function isOutdone({ isAdvice, location }: Problem, objects: readonly Problem[]): boolean {
  if (!isAdvice) return false;
  return objects.some(
    (other) =>
      !other.isAdvice &&
      other.location.line === location.line &&
      other.location.column === location.column,
  );
}
