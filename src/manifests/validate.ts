import { byPlace, type Problem } from '../lesson/problem.ts';
import { readYaml, type YamlDocument } from '../lesson/yaml.ts';
import { chunks, type Chunk } from './documents.ts';
import type { Judge } from './judge/host.ts';
import type { Verdict } from './judge/verdict.ts';
import { findingsIn } from './findings.ts';
import { isToolConfiguration, type Kinds } from './kinds.ts';
import { formatPath, Part, type Finding } from './part.ts';
import { oncePerField, type Meanings } from './meanings.ts';
import { redefinitions } from './redefinitions.ts';
import type { SchemaCheck } from './schema-check.ts';
import type { ManifestSource } from './source.ts';

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
  const objects = validateObjects(source, documents, catalog);
  const all = [...problems, ...objects.filter((problem) => !isKnown(problem, problems))];
  all.push(...redefinitions(documents));
  if (documents.every(isEmpty) && all.length === 0) {
    all.push({ location: { file, line, column: column + 1 }, message: 'no hay ningún objeto' });
  }
  if (declaration?.type !== 'invalid') return oncePerField(all.sort(byPlace));
  return all.length > 0 ? [] : [notInvalid(declaration.location)];
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
  const root = new Part(document.value, findings);
  const objects = objectsIn(root);
  const verdicts = catalog.judge.judge(chunk?.text ?? '').map(withoutYaml);
  objects.forEach((object, index) => {
    if (isToolConfiguration(object)) return;
    const kind = kinds.of(object);
    if (!kind) return;
    // Where the two do not see the same objects, the text is broken, and that is said already.
    const verdict = verdicts.length === objects.length ? verdicts[index] : undefined;
    findings.push(...findingsIn(object, kind, { ...catalog, verdict }));
  });
  return findings.map((finding) => toProblem(finding, document));
}

/** What is wrong with the YAML is said where it was read, with its place. */
function withoutYaml(verdict: Verdict): Verdict {
  const errors = verdict.errors?.filter(({ stage }) => stage !== 'yaml') ?? [];
  const outcome =
    verdict.outcome === 'refused' && errors.length === 0 ? 'accepted' : verdict.outcome;
  return { ...verdict, outcome, errors };
}

/** The object itself, or those that a `List` holds. */
function objectsIn(root: Part): Part[] {
  const isMap = typeof root.value === 'object' && !Array.isArray(root.value);
  if (!isMap) {
    root.report('esto no es un objeto de Kubernetes', 'Un objeto empieza por apiVersion y kind.');
    return [];
  }
  if (root.at('kind').value !== 'List' || root.at('apiVersion').value !== 'v1') return [root];
  const known = ['apiVersion', 'kind', 'metadata', 'items'];
  for (const [key, part] of root.entries()) {
    if (!known.includes(key)) part.report('este campo no existe', 'Una List solo tiene items.');
  }
  const items = root.at('items');
  if (!Array.isArray(items.value)) root.report('falta items, que es obligatorio');
  return items.items().flatMap(objectsIn);
}

function isEmpty({ value }: YamlDocument): boolean {
  return value === null || value === undefined;
}

/** A finding in its place in a file. */
export function toProblem(
  { path, message, hint, server, isAdvice, isKey, rule, meaning, lesson }: Finding,
  document: YamlDocument,
): Problem {
  const where = formatPath(path);
  return {
    location: isKey ? document.locate(path) : document.locateValue(path),
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
