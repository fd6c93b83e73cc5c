import { readYaml } from '../lesson/yaml.ts';
import type { Kind } from './kinds.ts';
import { Part } from './part.ts';
import { convertSchema, reference } from './schema/convert.ts';
import type { JsonSchema, OpenApiSchema } from './schema/types.ts';
import type { ManifestSource } from './text/source.ts';

const METADATA = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** The CRDs among some sources, in order. */
export function definitionsIn(sources: readonly ManifestSource[]): unknown[] {
  return sources
    .filter(({ text }) => text.includes('CustomResourceDefinition'))
    .flatMap(({ file, text }) => readYaml(text, { file, kubernetes: true }).documents)
    .flatMap(({ value }) => objectsIn(new Part(value, [])))
    .filter(isDefinition)
    .map(({ value }) => value);
}

/** An object, or those that a `List` holds. */
function objectsIn(part: Part): Part[] {
  return part.at('kind').value === 'List' ? part.at('items').items().flatMap(objectsIn) : [part];
}

function isDefinition(object: Part): boolean {
  return object.at('kind').value === 'CustomResourceDefinition';
}

/**
 * The kinds that the CRDs among some objects define, so that a lesson's own resources are checked like any
 * other. `schemaId` is the id of the schema that they are checked beside.
 */
export function definedKinds(objects: readonly unknown[], schemaId: string): Kind[] {
  const metadata: JsonSchema = { $ref: schemaId + reference(METADATA) };
  return objects
    .map((object) => new Part(object, []))
    .filter(isDefinition)
    .flatMap((definition) => kindsOf(definition.at('spec'), metadata));
}

function kindsOf(spec: Part, metadata: JsonSchema): Kind[] {
  const kind = spec.at('names', 'kind').text() ?? '';
  const versions = spec
    .at('versions')
    .items()
    .filter((version) => version.at('served').value !== false);
  return versions.map((version) => {
    const apiVersion = `${spec.at('group').text()}/${version.at('name').text()}`;
    const schema = version.at('schema', 'openAPIV3Schema').value as OpenApiSchema | undefined;
    return {
      apiVersion,
      kind,
      namespaced: spec.at('scope').value !== 'Cluster',
      schema: customSchema(schema, {
        apiVersion: { const: apiVersion },
        kind: { const: kind },
        metadata,
      }),
    };
  });
}

function customSchema(
  schema: OpenApiSchema | undefined,
  own: Record<string, JsonSchema>,
): JsonSchema {
  try {
    const converted = convertSchema({ ...schema, type: 'object' });
    return { ...converted, properties: { ...converted.properties, ...own } };
  } catch {
    // The CRD itself is broken, and is reported where it stands.
    return { type: 'object', properties: own };
  }
}
