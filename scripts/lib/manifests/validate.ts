import type { Problem } from '../../../src/lesson/problem.ts';
import { readYaml, type YamlDocument } from '../../../src/lesson/yaml.ts';
import { isToolConfiguration, type Kinds } from './kinds.ts';
import { formatPath, Part, type Finding, type Path } from './part.ts';
import { applyRules } from './rules/index.ts';
import type { SchemaCheck } from './schema-check.ts';
import type { ManifestSource } from './source.ts';

/** What manifests are checked against. */
export interface Catalog {
  readonly kinds: Kinds;
  readonly schemas: SchemaCheck;
}

/**
 * Everything wrong in a manifest: its YAML, its objects against the schema, and what the schema cannot
 * say. A text that its author declares invalid is wrong when nothing is wrong with it. Pure.
 */
export function validateManifest(source: ManifestSource, catalog: Catalog): Problem[] {
  const { file, line, column, declaration } = source;
  const { documents, problems } = readYaml(source.text, { file, line, column, kubernetes: true });
  if (declaration?.type === 'fragment') return [...problems, ...notAFragment(source, documents)];
  const objects = documents.flatMap((document) => validateDocument(document, catalog));
  const all = [...problems, ...objects.filter((problem) => !isKnown(problem, problems))];
  if (documents.every(isEmpty) && all.length === 0) {
    all.push({ location: { file, line, column: column + 1 }, message: 'no hay ningún objeto' });
  }
  if (declaration?.type !== 'invalid') return all;
  return all.length > 0 ? [] : [notInvalid(declaration.location)];
}

function validateDocument(document: YamlDocument, { kinds, schemas }: Catalog): Problem[] {
  if (isEmpty(document)) return [];
  const findings: Finding[] = [];
  const root = new Part(document.value, findings);
  for (const object of objectsIn(root)) {
    if (isToolConfiguration(object)) continue;
    const kind = kinds.of(object);
    if (!kind) continue;
    schemas.check(object, kind.schema);
    applyRules(object, kind);
  }
  return findings.map((finding) => toProblem(finding, document));
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

function toProblem({ path, message, hint }: Finding, document: YamlDocument): Problem {
  const where = formatPath(path);
  return {
    location: document.locate(path as Path),
    message: where ? `${where}: ${message}` : message,
    ...(hint !== undefined && { hint }),
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
function isKnown({ location }: Problem, known: readonly Problem[]): boolean {
  return known.some((other) => other.location.line === location.line);
}
