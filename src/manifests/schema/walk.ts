import type { Path } from '../part.ts';
import type { JsonSchema, KubernetesSchema } from './types.ts';

/** The schema that a schema stands for: its references followed, and the map where another type may be. */
export function dereference(schema: JsonSchema, root: KubernetesSchema): JsonSchema {
  const name = schema.$ref?.split('#/definitions/')[1];
  const target = name === undefined ? schema.then : root.definitions[name];
  return target ? dereference(target, root) : schema;
}

/** The schemas of each part on the way to a path: first the root's, last the path's own. */
export function schemasAlong(path: Path, schema: JsonSchema, root: KubernetesSchema): JsonSchema[] {
  const found = [dereference(schema, root)];
  for (const step of path) {
    const parent = found.at(-1) ?? {};
    const extra = parent.additionalProperties;
    const below =
      typeof step === 'number'
        ? parent.items
        : (parent.properties?.[step] ?? (typeof extra === 'object' ? extra : undefined));
    if (!below) break;
    found.push(dereference(below, root));
  }
  return found;
}

/**
 * The field that a path is about, by the last name of the definition that has it: for an image of any workload,
 * `Container.image`. For a path into a map of names, as labels are, the map. Nothing if there is no such field.
 */
export function fieldAt(
  path: Path,
  schema: JsonSchema,
  root: KubernetesSchema,
): string | undefined {
  let found: string | undefined;
  let here = schema;
  for (const step of path) {
    const { name, target } = named(here, root);
    const { properties, items, additionalProperties: extra } = target;
    const below = typeof step === 'number' ? items : properties?.[step];
    if (below && typeof step === 'string') found = name && `${name}.${step}`;
    const next = below ?? (typeof extra === 'object' ? extra : undefined);
    if (!next) return undefined;
    here = next;
  }
  return found;
}

/** A schema with its references followed, and the last name of the definition that it is. */
function named(
  schema: JsonSchema,
  root: KubernetesSchema,
): { name: string | undefined; target: JsonSchema } {
  const name = schema.$ref?.split('#/definitions/')[1];
  const definition = name === undefined ? undefined : root.definitions[name];
  if (definition?.$ref !== undefined) return named(definition, root);
  return { name: name?.split('.').at(-1), target: dereference(schema, root) };
}
