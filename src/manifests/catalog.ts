import { definedKinds } from './custom-kinds.ts';
import { Kinds } from './kinds.ts';
import type { Meanings } from './meanings.ts';
import { SchemaCheck } from './schema/check.ts';
import type { KubernetesSchema } from './schema/types.ts';
import type { Catalog } from './validate.ts';

/** What else there may be to explain with. */
export interface Explanations {
  /** CRDs, whose kinds are known, too: objects that were read. */
  readonly definitions?: readonly unknown[];
  /** What fields are for. */
  readonly meanings?: Meanings;
}

/** What explains: the schema, with the kinds that some CRDs add. */
export function makeCatalog(
  schema: KubernetesSchema,
  judge: Catalog['judge'],
  { definitions = [], meanings }: Explanations = {},
): Catalog {
  const kinds = new Kinds(schema, definedKinds(definitions, schema.$id));
  return { kinds, schemas: new SchemaCheck(schema), judge, ...(meanings && { meanings }) };
}
