import { customKinds } from './custom-kinds.ts';
import { Kinds } from './kinds.ts';
import type { Meanings } from './meanings.ts';
import { SchemaCheck } from './schema-check.ts';
import type { KubernetesSchema } from './schema/types.ts';
import type { ManifestSource } from './source.ts';
import type { Catalog } from './validate.ts';

/** What else there may be to explain with. */
export interface Explanations {
  /** Texts among which are the CRDs of kinds that are known, too. */
  readonly definitions?: readonly ManifestSource[];
  /** What fields are for. */
  readonly meanings?: Meanings;
}

/** What explains: the schema, with the kinds that the CRDs in some texts add. */
export function makeCatalog(
  schema: KubernetesSchema,
  judge: Catalog['judge'],
  { definitions = [], meanings }: Explanations = {},
): Catalog {
  const kinds = new Kinds(schema, customKinds(definitions, schema.$id));
  return { kinds, schemas: new SchemaCheck(schema), judge, ...(meanings && { meanings }) };
}
