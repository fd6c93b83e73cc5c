import { stringify } from 'yaml';
import { withSpace } from '../../lesson/yaml-keys.ts';
import type { Part } from '../part.ts';
import type { JsonSchema } from '../schema/types.ts';
import { dereference } from '../schema/walk.ts';
import {
  fieldFor,
  isScalar,
  smallestMap,
  words,
  type Fields,
  type Place,
  type Scalar,
} from './smallest-map.ts';

/** Characters of a map in a hint; a longer one is only named. */
const LONGEST = 80;

/**
 * How what is written would be the map or the list that its place wants: the smallest one that its schema allows.
 * `undefined` where a map or list is not wanted, or nobody can guess.
 */
export function shapeHint(part: Part, place: Place): string | undefined {
  const { own } = place;
  const types = [own.type ?? []].flat();
  const { value } = part;
  const step = part.path.at(-1);
  if (types.includes('array')) return listHint(value, String(step), place);
  if (!types.includes('object')) return undefined;
  const field = typeof value === 'string' ? fieldWithSpace(value, own) : undefined;
  if (field !== undefined) return `Falta un espacio tras los dos puntos: ${field}`;
  const map = smallestMap(value, place, String(step));
  if (!map) return Array.isArray(value) ? 'Va sin guion ni corchetes.' : undefined;
  if (typeof step === 'number') return `Es un mapa: ${asItem(map)}.`;
  const what = Array.isArray(value) ? 'Va sin guion ni corchetes' : 'Es un mapa';
  const text = yamlOf(map);
  return text.length > LONGEST ? `${what}.` : `${what}: ${step}: ${text}`;
}

/** `name:web` as the field that it was meant to be, if its place has that one. */
function fieldWithSpace(value: string, { properties, additionalProperties }: JsonSchema) {
  const field = withSpace(value);
  const key = field?.split(':', 1)[0] ?? '';
  const isField = properties ? Object.hasOwn(properties, key) : Boolean(additionalProperties);
  return isField ? field : undefined;
}

/** A value as YAML in one line, quoted where Kubernetes would not read it as what it is. */
export function yamlOf(value: unknown): string {
  const options = {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    version: '1.1',
  } as const;
  return stringify(value, options)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

function listHint(value: unknown, field: string, { own, root }: Place): string | undefined {
  const item = { own: dereference(own.items ?? {}, root), root };
  if (isScalar(value)) {
    const able = typeof value === 'boolean' ? undefined : value;
    if (item.own.properties) return itemHint(able, field, item);
    const list = able === undefined ? undefined : listed(able, field);
    return list && `Es una lista: ${field}: ${yamlOf(list)}`;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (!item.own.properties) return undefined;
  const fields = value as Fields;
  const { properties = {} } = item.own;
  const [first] = Object.entries(fields);
  if (!first) return `Es una lista: ${field}: []`;
  if (Object.keys(fields).some((key) => Object.hasOwn(properties, key)) || !properties['name']) {
    return `Le falta el guion: «- ».`;
  }
  return `Cada elemento va con su guion: ${asItem(named(first, item))}.`;
}

/** Fields of an item that are named, at most. */
const MOST_FIELDS = 12;

/** What a list of maps would be of a single value, or what may be in such a map. */
function itemHint(value: Scalar | undefined, field: string, item: Place): string | undefined {
  const one = smallestMap(value, item, field);
  if (one) {
    const isEmpty = Object.keys(one).length === 0;
    return `Es una lista: ${isEmpty ? `${field}: ${value === '' ? '[]' : '[{}]'}` : `${asItem(one)}.`}`;
  }
  const fields = Object.keys(item.own.properties ?? {});
  return fields.length > MOST_FIELDS
    ? undefined
    : `Es una lista, y en cada elemento ${fields.length === 1 ? 'cabe' : 'caben'}: ${fields.join(', ')}.`;
}

/** The texts of a list that somebody wrote as one, with commas: a list of one such text would mean nothing. */
function listed(value: Scalar, field: string): Scalar[] | undefined {
  const isWords =
    typeof value === 'string' && /^[\w.*/:-]+(?:\s*,\s*|\s+)[\w.*/:,\s-]+$/.test(value);
  if (!isWords || /^(?:command|args)$/.test(field)) return words(value, field);
  return value.split(/[\s,]+/).filter((each) => each !== '');
}

/** An item of a list that somebody wrote as a map by names: `PUERTO: "80"` of an environment. */
function named([name, value]: [string, unknown], item: Place): Fields {
  if (!isScalar(value)) return { name, ...(value as Fields | null) };
  const { name: _, ...properties } = item.own.properties ?? {};
  const others = { ...item, own: { ...item.own, properties } };
  const field = fieldFor(value, others);
  if (field !== undefined) return { name, [field]: value };
  return properties['value'] ? { name, value: String(value) } : { name };
}

/** An item of a list, as it is written line by line. */
function asItem(fields: Fields): string {
  if (Object.keys(fields).length === 0) return '«- {}»';
  const lines = Object.entries(fields).map(([key, value]) => {
    const text = yamlOf(value);
    return `${key}: ${text.length > LONGEST / 2 ? '…' : text}`;
  });
  return `«- ${lines.slice(0, 3).join('» y debajo «')}»`;
}
