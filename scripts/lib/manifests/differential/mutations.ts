import type { JsonSchema, KubernetesSchema } from '../../../../src/manifests/schema/types.ts';
import type { Generator } from './generate.ts';
import { resolve, schemaAt } from './kinds.ts';
import type { Random } from './random.ts';
import {
  isObject,
  pathsIn,
  removeAt,
  renameAt,
  setAt,
  valueAt,
  type Json,
  type JsonObject,
  type Path,
} from './tree.ts';
import { odd, odder, otherType, typo } from './wrong.ts';

/** Places that decide whether there is anything to judge: one in so many mutants has them changed. */
const HEAD_SHARE = 0.1;

/** What a mutation has at hand. */
export interface Ground {
  /** The object to change, a copy of its own. */
  readonly object: JsonObject;
  readonly schema: JsonSchema;
  readonly definitions: KubernetesSchema['definitions'];
  readonly generator: Generator;
  readonly random: Random;
}

/** Changes an object in place; `false` where it has nothing that can be changed so. */
type Mutation = (ground: Ground) => boolean;

/** The ways in which people get manifests wrong, and some in which only chance does. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  /** A letter too many, one too few, two the wrong way round, another case. */
  misspelt: ({ object, random }) =>
    onField(object, random, (path) => renameAt(object, path, typo(String(path.at(-1)), random))),
  removed: ({ object, random }) => onAny(object, random, (path) => removeAt(object, path)),
  retyped: ({ object, random }) =>
    onAny(object, random, (path, value) => setAt(object, path, otherType(value, random))),
  'out of range': ({ object, random }) =>
    onScalar(object, random, (path, value) => setAt(object, path, odd(value, random))),
  /** A field under the name that another one has. */
  renamed: (ground) => {
    const { object, random } = ground;
    return onField(object, random, (path) => renameAt(object, path, otherName(ground, path)));
  },
  /** One of two texts that have to agree. */
  'broken reference': ({ object, random }) => {
    const shared = sharedTexts(object);
    if (shared.length === 0) return false;
    const path = random.pick(shared);
    setAt(object, path, `${String(valueAt(object, path))}-2`);
    return true;
  },
  'another value': (ground) => {
    const { object, random, schema, definitions } = ground;
    const closed = (path: Path) => schemaAt(schema, path, definitions)?.enum !== undefined;
    const places = leaves(object).filter((path) => path.length > 1 && closed(path));
    if (places.length === 0) return false;
    const path = random.pick(places);
    const values = [...(schemaAt(schema, path, definitions)?.enum ?? []), 'uno', ''] as Json[];
    setAt(object, path, random.pick([...values, String(valueAt(object, path)).toLowerCase()]));
    return true;
  },
  emptied: ({ object, random }) =>
    onAny(object, random, (path, value) =>
      setAt(object, path, Array.isArray(value) ? [] : isObject(value) ? {} : ''),
    ),
  nothing: ({ object, random }) => onAny(object, random, (path) => setAt(object, path, null)),
  'twice in a list': ({ object, random }) => {
    const items = pathsIn(object).filter((path) => typeof path.at(-1) === 'number');
    if (items.length === 0) return false;
    const path = random.pick(items);
    const list = valueAt(object, path.slice(0, -1)) as Json[];
    list.push(structuredClone(valueAt(object, path) as Json));
    return true;
  },
  /** A field that there may be, with a value that it may have. */
  added: (ground) => {
    const { object, random, schema, definitions, generator } = ground;
    const place = (path: Path) => schemaAt(schema, path, definitions)?.properties;
    const objects = pathsIn(object).filter(
      (path) => isObject(valueAt(object, path)) && place(path),
    );
    const path = random.pick(objects);
    const present = valueAt(object, path) as JsonObject;
    const missing = Object.entries(place(path) ?? {}).filter(([name]) => !(name in present));
    if (missing.length === 0) return false;
    const [name, property] = random.pick(missing);
    const value = generator.value(resolve(property, definitions), name, random, 0.2, 5);
    setAt(object, [...path, name], value);
    return true;
  },
  /** Names, dates, addresses and quantities that look right, or are seldom seen. */
  odd: ({ object, random }) =>
    onScalar(object, random, (path, value) => setAt(object, path, odder(value, random))),
};

type Change = (path: Path, value: Json) => unknown;

function onAny(object: JsonObject, random: Random, change: Change): boolean {
  return change1(
    object,
    random,
    pathsIn(object).filter((path) => path.length > 0),
    change,
  );
}

function onField(object: JsonObject, random: Random, change: Change): boolean {
  const fields = pathsIn(object).filter((path) => typeof path.at(-1) === 'string');
  return change1(object, random, fields, change);
}

function onScalar(object: JsonObject, random: Random, change: Change): boolean {
  return change1(object, random, leaves(object), change);
}

function change1(
  object: JsonObject,
  random: Random,
  places: readonly Path[],
  change: Change,
): boolean {
  const body = places.filter(([first]) => first !== 'kind' && first !== 'apiVersion');
  const chosen = body.length > 0 && !random.chance(HEAD_SHARE) ? body : places;
  if (chosen.length === 0) return false;
  const path = random.pick(chosen);
  change(path, valueAt(object, path) as Json);
  return true;
}

function leaves(object: JsonObject): Path[] {
  const isLeaf = (value: Json | undefined) => typeof value !== 'object' || value === null;
  return pathsIn(object).filter((path) => path.length > 0 && isLeaf(valueAt(object, path)));
}

/** Places of texts that stand somewhere else too: labels and selectors, volumes and mounts. */
function sharedTexts(object: JsonObject): Path[] {
  const places = leaves(object).filter((path) => typeof valueAt(object, path) === 'string');
  const counts = new Map<Json | undefined, number>();
  for (const path of places) {
    const text = valueAt(object, path);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return places.filter((path) => (counts.get(valueAt(object, path)) ?? 0) > 1);
}

function otherName({ object, schema, definitions, random }: Ground, path: Path): string {
  const above = random.chance(0.5) ? path.slice(0, -1) : path.slice(0, -2);
  const names = Object.keys(schemaAt(schema, above, definitions)?.properties ?? {});
  const present = valueAt(object, path.slice(0, -1)) as JsonObject;
  const free = names.filter((name) => !(name in present));
  return free.length > 0 ? random.pick(free) : 'spec';
}
