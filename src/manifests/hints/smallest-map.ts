import { asResources, fromShortForm } from './short-forms.ts';
import { formats } from '../schema/formats.ts';
import type { JsonSchema, KubernetesSchema } from '../schema/types.ts';
import { dereference } from '../schema/walk.ts';

export type Scalar = string | number | boolean;
export type Fields = Readonly<Record<string, unknown>>;

/** What a single value most often is for a map that has room for it. */
const USUAL = ['value', 'name', 'secretName', 'type', 'number', 'port', 'path', 'key'];
const PATHS = ['path', 'mountPath'];
const LABELS = /^(?:labels|matchLabels|selector|nodeSelector)$/;

/** Words for letting everybody pass. */
const EVERYBODY = /^(?:allow|allow-?all|all|any|permitir|todos?|\*)$/i;

/** Where a value is to go. */
export interface Place {
  readonly own: JsonSchema;
  readonly root: KubernetesSchema;
  /** The schema of the map that has the place, where that is known. */
  readonly holder?: JsonSchema | undefined;
}

/**
 * The smallest map that the schema of a place allows and that has in it what is written there.
 * `undefined` where nobody can guess.
 */
export function smallestMap(value: unknown, place: Place, field: string): Fields | undefined {
  const { own, root } = place;
  const { properties, required = [] } = own;
  if (!properties)
    return isOfResources(place) ? asAmount(value, field, place) : asPlainMap(value, field);
  if (Array.isArray(value)) return asMapOfList(value, place);
  if (!isScalar(value)) return undefined;
  if (value === '' || value === true) return required.length === 0 ? {} : undefined;
  const usual = typeof value === 'string' ? usualMap(value, properties, field) : undefined;
  if (usual) return usual;
  const [, key, text] = /^([A-Za-z_]\w*)=(.*)$/.exec(String(value)) ?? [];
  if (key !== undefined && properties['name'] && properties['value']) {
    return { name: key, value: text };
  }
  const name = fieldFor(value, { own, root });
  if (name === undefined) return undefined;
  const others = required.filter((each) => each !== name).map((each) => [each, '…']);
  return { [name]: value, ...(Object.fromEntries(others) as Fields) };
}

/** What a single text is for in a map that holds others, by a field that only such maps have. */
function usualMap(value: string, properties: Fields, field: string): Fields | undefined {
  const has = (name: string) => Object.hasOwn(properties, name);
  if (value === '' || (/\s/.test(value) && !has('command'))) return undefined;
  const short = fromShortForm(value, has);
  if (short) return short;
  if (has('matchLabels')) {
    return field === 'namespaceSelector'
      ? { matchLabels: { 'kubernetes.io/metadata.name': value } }
      : { matchLabels: asPlainMap(value, 'matchLabels') };
  }
  // The rule of a NetworkPolicy that says nothing is the one that lets all pass.
  if (has('ports') && (has('to') || has('from')) && EVERYBODY.test(value)) return {};
  if (has('configMapRef')) return { configMapRef: { name: value } };
  if (has('imagePullPolicy')) return { name: nameOfImage(value), image: value };
  if (has('service') && has('resource')) {
    return { service: { name: value, port: { number: 80 } } };
  }
  return Object.keys(properties).join() === 'command'
    ? { command: words(value, 'command') }
    : undefined;
}

/** `registry.example/shop/nginx:1` is an image of nginx. */
function nameOfImage(image: string): string {
  const last = image.split('/').at(-1) ?? image;
  return last.replace(/[:@].*$/s, '');
}

/** A command in one text is its words, or one for a shell; arguments that need a shell are for their author. */
export function words(value: Scalar, field: string): Scalar[] | undefined {
  if (typeof value !== 'string' || !/^(?:command|args)$/.test(field)) return [value];
  if (/^[\w./=: -]+$/.test(value)) return value.trim().split(/\s+/);
  return field === 'command' ? ['sh', '-c', value] : undefined;
}

/** Whether the keys of a map are of resources: nobody chooses those. */
function isOfResources({ own: { additionalProperties: extra }, root }: Place): boolean {
  return typeof extra === 'object' && dereference(extra, root).format === 'quantity';
}

function asAmount(value: unknown, field: string, { holder }: Place): Fields | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return asPlainMap(value, field);
  if (/[=:]/.test(String(value))) return asPlainMap(value, field);
  const has = (name: string) => Object.hasOwn(holder?.properties ?? {}, name);
  // What a container asks for may also be of claims; what a claim asks for is room.
  const isOfDisk = has('requests') && has('limits') && !has('claims');
  return asResources(String(value), field, isOfDisk);
}

/** Of a map of names that everybody chooses. */
function asPlainMap(value: unknown, field: string): Fields | undefined {
  if (typeof value === 'string' && /^[^\s=:]+[=:]\s*\S+$/.test(value)) {
    const [key = '', ...rest] = value.split(/[=:]\s*/);
    return { [key]: rest.join('=') };
  }
  if (typeof value === 'string' && value !== '' && !/\s/.test(value)) {
    return field === '' ? undefined : { [LABELS.test(field) ? 'app' : 'clave']: value };
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const items = value.map((item) => {
    if (isMap(item)) return item;
    return asPlainMap(item, '') ?? (typeof item === 'string' ? { [item]: '…' } : undefined);
  });
  return items.every((item) => item !== undefined)
    ? (Object.assign({}, ...items) as Fields)
    : undefined;
}

/** Of a list that is one field of the map, or the map itself with a dash too many. */
function asMapOfList(value: readonly unknown[], { own, root }: Place): Fields | undefined {
  const { properties = {}, required = [] } = own;
  const [first] = value;
  if (first === undefined) return undefined;
  if (isMap(first) && Object.keys(first).every((key) => Object.hasOwn(properties, key))) {
    return value.length === 1 ? first : undefined;
  }
  const lists = Object.entries(properties).flatMap(([name, property]) => {
    const { items } = dereference(property, root);
    return items && holds(dereference(items, root), first) ? [name] : [];
  });
  const name = lists.find((each) => required.includes(each)) ?? lists[0];
  if (name === undefined || (lists.length > 1 && name !== 'add')) return undefined;
  return { [name]: value };
}

function holds({ properties, type, format }: JsonSchema, value: unknown): boolean {
  if (!isMap(value)) return !properties && admits({ type, format } as JsonSchema, value);
  return (
    properties !== undefined && Object.keys(value).every((key) => Object.hasOwn(properties, key))
  );
}

/** The field of a map that a single value is most likely for. */
export function fieldFor(value: Scalar, { own, root }: Place): string | undefined {
  const { properties = {}, required = [] } = own;
  const fields = Object.entries(properties).map(
    ([name, each]) => [name, dereference(each, root)] as const,
  );
  const listed = fields.find(([, each]) => each.enum?.includes(value));
  if (listed) return listed[0];
  const open = fields.filter(
    ([, each]) => !each.enum && each.const === undefined && admits(each, value),
  );
  const able = open.map(([name]) => name);
  const path = typeof value === 'string' && value.startsWith('/') ? PATHS : [];
  const asked = able.filter((name) => required.includes(name));
  return (
    path.find((name) => able.includes(name)) ??
    USUAL.find((name) => asked.includes(name)) ??
    (asked.length === 1 ? asked[0] : undefined) ??
    USUAL.find((name) => able.includes(name))
  );
}

function admits({ type, format = '' }: JsonSchema, value: unknown): boolean {
  const types = [type ?? []].flat();
  const isForm = formats[format];
  if (typeof value === 'string') return types.includes('string') && (isForm?.(value) ?? true);
  if (typeof value === 'number') return types.includes('integer') || types.includes('number');
  return typeof value === 'boolean' && types.includes('boolean');
}

/** Whether a value is neither a map nor a list nor empty. */
export function isScalar(value: unknown): value is Scalar {
  return value !== null && typeof value !== 'object' && value !== undefined;
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
