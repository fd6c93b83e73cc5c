import type { Path } from './part.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';

/** Levels below an unknown field in which its true place is looked for. */
const MAX_DEPTH = 4;

/** The schema that a schema stands for: its references followed, and the map where another type may be. */
function dereference(schema: JsonSchema, root: KubernetesSchema): JsonSchema {
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

/** The nearest place below a schema that has a field: `template.spec.containers`. */
export function fieldBelow(
  field: string,
  schema: JsonSchema,
  root: KubernetesSchema,
): string | undefined {
  let level: [path: string, schema: JsonSchema][] = [['', schema]];
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    level = level.flatMap(([path, parent]) => childrenOf(path, parent, root));
    const found = level.filter(([, child]) => child.properties?.[field]);
    // A field that is in many places below (`name`) says nothing about where this one belongs.
    if (found.length > 0) return found.length === 1 ? `${found[0]?.[0]}.${field}` : undefined;
  }
  return undefined;
}

function childrenOf(
  path: string,
  parent: JsonSchema,
  root: KubernetesSchema,
): [path: string, schema: JsonSchema][] {
  return Object.entries(parent.properties ?? {}).flatMap(([name, property]) => {
    if (name === 'status' || name === 'metadata') return [];
    const child = dereference(property, root);
    const here = path ? `${path}.${name}` : name;
    return child.items ? [[`${here}[]`, dereference(child.items, root)]] : [[here, child]];
  });
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
