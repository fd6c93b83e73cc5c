import type { Part } from '../part.ts';
import { truthOf } from './explain-type.ts';
import { formats } from './formats.ts';
import type { JsonSchema, KubernetesSchema } from './types.ts';
import { dereference } from './walk.ts';

/** A value that a decoder can read at a place. */
export interface Readable {
  readonly value: unknown;
  /** Whether it is what was meant by what is written there; or else it is only right in type and form. */
  readonly isMeant: boolean;
}

const TEXTS: Readonly<Record<string, string>> = {
  quantity: '1',
  'date-time': '2000-01-01T00:00:00Z',
  'micro-time': '2000-01-01T00:00:00.000000Z',
  byte: 'YQ==',
};

/** What a decoder can read in place of a part. */
export function readableFor(part: Part, schema: JsonSchema, root: KubernetesSchema): Readable {
  const own = dereference(schema, root);
  const meant = meantValue(part.value, part.written, { own, root });
  return meant === undefined
    ? { value: anyValue(own, root), isMeant: false }
    : { value: meant, isMeant: true };
}

interface Place {
  readonly own: JsonSchema;
  readonly root: KubernetesSchema;
}

/** What a value of another type is in its place; `undefined` where that is not certain. */
function meantValue(value: unknown, written: string | undefined, { own, root }: Place): unknown {
  const types = [own.type ?? []].flat();
  const [first] = Array.isArray(value) && value.length === 1 ? (value as unknown[]) : [];
  if (first !== undefined && !types.includes('array')) {
    return isReadable(first, own) ? first : meantValue(first, undefined, { own, root });
  }
  if (types.includes('array') && value !== '') {
    const item = dereference(own.items ?? {}, root);
    return isReadable(value, item) ? [value] : undefined;
  }
  if (typeof value === 'object') return undefined;
  if (types.includes('string')) {
    const text = written ?? String(value);
    return isReadable(text, own) ? text : undefined;
  }
  const text = String(value).trim();
  if (types.includes('boolean')) return truthOf(text);
  const isNumber = types.includes('integer') || types.includes('number');
  return isNumber && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** Whether a value is of the type and form of its place; of a map, no more than that is known. */
function isReadable(value: unknown, { type, format = '' }: JsonSchema): boolean {
  const types = [type ?? []].flat();
  if (typeof value === 'string') return types.includes('string') && (formats[format]?.(value) ?? true);
  if (typeof value === 'number') {
    return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
  }
  if (typeof value === 'boolean') return types.includes('boolean');
  return types.includes(Array.isArray(value) ? 'array' : 'object');
}

/** A value that is right in type and form, and in nothing else for certain. */
function anyValue(schema: JsonSchema, root: KubernetesSchema): unknown {
  const own = dereference(schema, root);
  const types = [own.type ?? []].flat();
  if (own.const !== undefined || own.enum) return own.const ?? own.enum?.[0];
  // Of what may be a number or a text, the number is the one that has no form.
  if (types.includes('integer') || types.includes('number')) return Math.max(own.minimum ?? 1, 1);
  if (types.includes('string')) return TEXTS[own.format ?? ''] ?? 'a';
  if (types.includes('boolean')) return true;
  if (types.includes('array')) return [anyValue(own.items ?? {}, root)];
  const { additionalProperties: extra } = own;
  return typeof extra === 'object' ? { a: anyValue(extra, root) } : {};
}
