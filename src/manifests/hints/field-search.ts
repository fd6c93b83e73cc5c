import type { Part, Path } from '../part.ts';
import type { JsonSchema, KubernetesSchema } from '../schema/types.ts';
import { dereference } from '../schema/walk.ts';

/** Levels below an unknown field in which its true place is looked for. */
const MAX_DEPTH = 4;

/** Fields that any `metadata` below may be meant with; the others only that of the map itself. */
const OF_ANY_METADATA = new Set(['labels', 'annotations']);

/** A field to look for, with what is written for it, below a map of which there is the schema and what is written. */
export interface Sought {
  readonly field: string;
  readonly value: unknown;
  readonly holder: Part;
  readonly schema: JsonSchema;
  readonly root: KubernetesSchema;
}

/** A map below another. */
interface Place {
  /** How it is told: `template.spec.containers[]`. */
  readonly path: string;
  readonly schema: JsonSchema;
  /** What is written there: in a list, of each of its items. */
  readonly parts: readonly Part[];
  /** How many steps of the way there are written. */
  readonly written: number;
  readonly isRequired: boolean;
}

/** The nearest map below another that has a field: `template.spec.containers[]`. */
export function holderBelow(sought: Sought): string | undefined {
  return nearest(sought, () => true);
}

/** The nearest map below another that has a field and a certain name: `containers[].securityContext`. */
export function namesakeBelow(sought: Sought, name: string): string | undefined {
  return nearest(sought, ({ path }) => path.replace(/\[\]$/, '').split('.').at(-1) === name);
}

function nearest(sought: Sought, isWanted: (place: Place) => boolean): string | undefined {
  const { field, value, holder, schema, root } = sought;
  let level: Place[] = [{ path: '', schema, parts: [holder], written: 0, isRequired: true }];
  // What has been looked into has it not, and may hold itself.
  const seen = new Set<JsonSchema>();
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const hasMetadata = depth === 0 || OF_ANY_METADATA.has(field);
    for (const place of level) seen.add(place.schema);
    level = level
      .flatMap((place) => placesBelow(place, root, hasMetadata))
      .filter((place) => place.schema.properties && !seen.has(place.schema));
    const found = level.filter((place) => {
      const property = isWanted(place) && place.schema.properties?.[field];
      return property && fits(value, dereference(property, root));
    });
    if (found.length > 0) return likeliest(found)?.path;
  }
  return undefined;
}

function placesBelow(
  { path, schema, ...above }: Place,
  root: KubernetesSchema,
  hasMetadata: boolean,
) {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, property]): Place[] => {
    if (name === 'status' || (name === 'metadata' && !hasMetadata)) return [];
    const own = dereference(property, root);
    const items = own.items && dereference(own.items, root);
    const parts = above.parts.filter((part) => hasKey(part, name)).map((part) => part.at(name));
    const here = path ? `${path}.${name}` : name;
    return [
      {
        path: items ? `${here}[]` : here,
        schema: items ?? own,
        parts: items ? parts.flatMap((part) => part.items()) : parts,
        written: above.written + (parts.length > 0 ? 1 : 0),
        isRequired: above.isRequired && required.includes(name),
      },
    ];
  });
}

/** Of several places the one that is written most of, or that has to be; none if there are more of those. */
function likeliest(places: readonly Place[]): Place | undefined {
  const own = places.find(({ path }) => path === 'metadata');
  if (own) return own;
  const most = Math.max(...places.map(({ written }) => written));
  const written = places.filter((place) => place.written === most);
  if (written.length === 1) return written[0];
  const required = written.filter(({ isRequired }) => isRequired);
  return required.length === 1 ? required[0] : undefined;
}

/** The steps to what is found as `template.spec.containers[]`; none where nobody knows which item is meant. */
export function onlyWay(found: string, holder: Part): Path | undefined {
  const way: (string | number)[] = [];
  for (const name of found.split('.')) {
    way.push(name.replace('[]', ''));
    if (!name.endsWith('[]')) continue;
    if (holder.at(...way).items().length > 1) return undefined;
    way.push(0);
  }
  return way;
}

/** Whether something is written in a part under a key, be it empty. */
export function hasKey({ value }: Part, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** Whether a value may be meant for a schema: it is as much of a list, of a map or of neither. */
export function fits(value: unknown, { type, properties, items }: JsonSchema): boolean {
  if (value === null || value === undefined) return true;
  const types = [type ?? []].flat();
  if (Array.isArray(value)) return items !== undefined || types.includes('array');
  if (typeof value === 'object')
    return properties !== undefined || types.includes('object') || types.length === 0;
  return (
    types.length === 0 || types.some((one) => one !== 'object' && one !== 'array' && one !== 'null')
  );
}
