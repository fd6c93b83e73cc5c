import { customKinds } from './custom-kinds.ts';
import { Kinds } from './kinds.ts';
import { SchemaCheck } from './schema-check.ts';
import type { KubernetesSchema } from './schema/types.ts';
import type { ManifestSource } from './source.ts';
import type { Catalog } from './validate.ts';

/** What explains: the schema, with the kinds that the CRDs in some texts add. */
export function makeCatalog(
  schema: KubernetesSchema,
  judge: Catalog['judge'],
  definitions: readonly ManifestSource[] = [],
): Catalog {
  const kinds = new Kinds(schema, customKinds(definitions, schema.$id));
  return { kinds, schemas: new SchemaCheck(schema), judge };
}
