import {
  convertDefinition,
  reference,
  referencesIn,
} from '../../../../src/manifests/schema/convert.ts';
import type {
  GroupVersionKind,
  JsonSchema,
  KubernetesSchema,
  OpenApiDocument,
  OpenApiSchema,
} from '../../../../src/manifests/schema/types.ts';

/** A kind that a manifest can have: one that the API server lets you create by itself. */
interface CreatableKind extends GroupVersionKind {
  readonly namespaced: boolean;
}

/**
 * Makes one strict JSON Schema of everything that an API server publishes under `/openapi/v3`. Only what
 * a creatable kind reaches is kept, sorted by name: the same API gives the same bytes.
 */
export function buildSchema(documents: readonly OpenApiDocument[], version: string): KubernetesSchema {
  const schemas = Object.assign(
    {},
    ...documents.map(({ components }) => components?.schemas),
  ) as Record<string, OpenApiSchema>;
  const kinds = new Map<string, CreatableKind>();
  for (const kind of documents.flatMap(creatableKinds)) {
    const name = definitionOf(kind, schemas);
    // A cluster may have CRDs of its own: they are not Kubernetes.
    if (name?.startsWith('io.k8s.')) kinds.set(name, kind);
  }
  const names = [...kinds.keys()].sort();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `kubernetes-${version}`,
    title: `Kubernetes ${version}`,
    oneOf: names.map((name) => ({ $ref: reference(name), required: ['apiVersion', 'kind'] })),
    definitions: collectDefinitions(names, schemas, kinds),
  };
}

function creatableKinds({ paths }: OpenApiDocument): CreatableKind[] {
  return Object.entries(paths).flatMap(([path, { post }]) => {
    const kind = post?.['x-kubernetes-group-version-kind'];
    const isCreation = post?.['x-kubernetes-action'] === 'post' && !path.includes('{name}');
    return kind && isCreation ? [{ ...kind, namespaced: path.includes('{namespace}') }] : [];
  });
}

function definitionOf(
  { group, version, kind }: GroupVersionKind,
  schemas: Record<string, OpenApiSchema>,
): string | undefined {
  const found = Object.entries(schemas).find(([, schema]) =>
    schema['x-kubernetes-group-version-kind']?.some(
      (other) => other.group === group && other.version === version && other.kind === kind,
    ),
  );
  return found?.[0];
}

function collectDefinitions(
  roots: readonly string[],
  schemas: Record<string, OpenApiSchema>,
  kinds: ReadonlyMap<string, CreatableKind>,
): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    const definition = withKind(convertDefinition(name, schemas), kinds.get(name));
    found.set(name, definition);
    pending.push(...referencesIn(definition));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Fixes `apiVersion` and `kind` in the definition of a kind. */
function withKind(definition: JsonSchema, kind: CreatableKind | undefined): JsonSchema {
  if (!kind) return definition;
  const apiVersion = kind.group ? `${kind.group}/${kind.version}` : kind.version;
  const properties = {
    ...definition.properties,
    apiVersion: { const: apiVersion },
    kind: { const: kind.kind },
  };
  return { ...definition, properties, 'x-namespaced': kind.namespaced };
}
