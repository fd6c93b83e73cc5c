import type { JsonSchema, KubernetesSchema } from '../../../../src/manifests/schema/types.ts';
import type { Path } from './tree.ts';

/** A kind of the committed schema. */
export interface SchemaKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly schema: JsonSchema;
}

/** The kinds that the taught version lets one create. */
export function schemaKinds({ oneOf, definitions }: KubernetesSchema): SchemaKind[] {
  return oneOf.flatMap(({ $ref }) => {
    const schema = definitions[($ref ?? '').replace('#/definitions/', '')];
    const { apiVersion, kind } = schema?.properties ?? {};
    if (!schema || !apiVersion || !kind) return [];
    return {
      apiVersion: String(apiVersion.const),
      kind: String(kind.const),
      namespaced: schema['x-namespaced'] ?? false,
      schema,
    };
  });
}

/** What stands behind a reference. */
export function resolve(
  schema: JsonSchema,
  definitions: KubernetesSchema['definitions'],
): JsonSchema {
  if (!schema.$ref) return schema;
  return definitions[schema.$ref.replace('#/definitions/', '')] ?? {};
}

/** The schema of a place in an object; nothing where the schema has no such place. */
export function schemaAt(
  root: JsonSchema,
  path: Path,
  definitions: KubernetesSchema['definitions'],
): JsonSchema | undefined {
  let schema: JsonSchema | undefined = root;
  for (const step of path) {
    if (!schema) return undefined;
    const { items, properties, additionalProperties }: JsonSchema = resolve(schema, definitions);
    if (typeof step === 'number' && items) schema = items;
    else if (properties && Object.hasOwn(properties, step)) schema = properties[step];
    else schema = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  }
  return schema && resolve(schema, definitions);
}
