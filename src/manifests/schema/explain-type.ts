import { formatHint, formats } from './formats.ts';
import type { FieldAdvice, Part, Path } from '../part.ts';
import { shapeHint, yamlOf } from '../hints/shape-hint.ts';
import { valuesHint } from '../hints/values-hint.ts';
import type { JsonSchema, KubernetesSchema } from './types.ts';

const names: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  integer: 'un número entero',
  boolean: 'true o false',
  array: 'una lista',
  object: 'un mapa',
  null: 'nada',
};

/** Words for true and false of people and of other languages. */
const truths: Readonly<Record<string, boolean>> = {
  ...{ sí: true, si: true, yes: true, on: true, true: true, verdadero: true, '1': true },
  ...{ no: false, off: false, false: false, falso: false, '0': false },
};

/** What a word for true or false means. */
export function truthOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(truths, word) ? truths[word] : undefined;
}

/**
 * Reports a value of a wrong type: what was expected, what there is, and how it is usually put right.
 *
 * @param own - The schema of the value's place.
 * @param where - Where it belongs, if that is what is wrong; the schema of the map that has the place, where that is
 *   known.
 */
export function explainType(
  part: Part,
  own: JsonSchema,
  root: KubernetesSchema,
  { misplaced, holder }: { misplaced?: FieldAdvice | undefined; holder?: JsonSchema | undefined } = {},
): void {
  const wanted = [own.type ?? []].flat().filter((type) => type !== 'null');
  const list = wanted.map((type) => names[type] ?? type).join(' o ');
  const { value } = part;
  // The server reads an empty value as one that is not there.
  if (value === null) {
    const message = `se esperaba ${list} y hay un valor vacío (null)`;
    return part.advise('campo-vacio', message, emptyHint(wanted));
  }
  const message = `se esperaba ${list}${describe(part)}`;
  if (misplaced) return part.reportUnknown(message, misplaced);
  const hint =
    typeof value === 'object' || !wanted.includes('string') ? undefined : quoted(part, own);
  const advice = hint ?? shapeHint(part, { own, root, holder }) ?? plainHint(part, wanted);
  if (isForeignSelector(part, wanted)) part.reportKey(message, advice);
  else part.reportWhole(message, advice);
}

function describe(part: Part): string {
  const { value, written } = part;
  if (isOtherThanWritten(part))
    return `, y YAML lee «${written}» como ${nameOf(String(value), value)}`;
  return ` y hay ${nameOf(written ?? String(value), value)}`;
}

function nameOf(shown: string, value: unknown): string {
  if (Array.isArray(value)) return 'una lista';
  if (typeof value === 'object') return 'un mapa';
  if (typeof value === 'string') return `el texto ${JSON.stringify(value)}`;
  return typeof value === 'number' ? `el número ${shown}` : shown;
}

/** Whether YAML makes something of a scalar that its author may not see in it: `NO`, `0755`. */
function isOtherThanWritten({ value, written }: Part): boolean {
  if (written === undefined) return false;
  if (typeof value === 'boolean') return written.toLowerCase() !== String(value);
  return typeof value === 'number' && Number(written) !== value;
}

/** What is written is what was meant: `1.10` is no 1.1. Where a text has a form, quotes alone may not do. */
function quoted(
  { value, written, path }: Part,
  { enum: values, format = '', type }: JsonSchema,
): string | undefined {
  const text = written ?? String(value);
  if (values && !values.includes(text)) return valuesHint(text, values.map(String));
  // What may also be a number is a port or a share, and neither has decimals.
  if (typeof value === 'number' && [type].flat().includes('integer')) return undefined;
  const hasForm = formats[format]?.(text) ?? true;
  return hasForm ? `Ponlo entre comillas: "${text}".` : formatHint(format, text, path);
}

function emptyHint(wanted: readonly string[]): string {
  const empty: Readonly<Record<string, string>> = { array: '[]', object: '{}', string: '""' };
  // A text that may also be a number is a quantity, a port or a percentage, and none of them is empty.
  const own = wanted.length === 1 ? empty[wanted[0] ?? ''] : undefined;
  const what =
    own === undefined
      ? 'Quita la clave o dale un valor.'
      : `Quita la clave, dale un valor o escribe ${own}.`;
  return `${what} ¿Le falta sangría a lo que sigue?`;
}

/** Whether this is `matchLabels` in a selector that has only labels. */
function isForeignSelector({ path }: Part, wanted: readonly string[]): boolean {
  return path.at(-1) === 'matchLabels' && wanted.includes('string');
}

function plainHint(part: Part, wanted: readonly string[]): string | undefined {
  const { value, path } = part;
  if (isForeignSelector(part, wanted)) {
    return `Aquí no hay matchLabels: las etiquetas van directamente en ${path.at(-2) ?? ''}.`;
  }
  if (wanted.includes('array')) return 'Escríbelo como lista: con un guion delante o entre [ ].';
  if (typeof value === 'object' && /^(?:data|stringData)$/.test(String(path[path.length - 2]))) {
    const key = String(path.at(-1));
    return `Si es un archivo, va como texto: «${key}: |» y debajo su contenido, con más sangría.`;
  }
  if (Array.isArray(value) && value.length === 1 && typeof value[0] !== 'object') {
    return wanted.includes('object')
      ? undefined
      : `Va sin guion ni corchetes: ${yamlOf(value[0])}.`;
  }
  if (wanted.includes('boolean')) {
    const truth = typeof value === 'object' ? undefined : truthOf(String(value));
    if (truth === undefined) return undefined;
    return value === String(truth) ? `Escríbelo sin comillas: ${truth}.` : `Escribe ${truth}.`;
  }
  const isNumber = wanted.some((type) => type === 'integer' || type === 'number');
  if (typeof value === 'number') return isNumber ? 'Aquí no caben decimales.' : undefined;
  return isNumber && typeof value === 'string' ? numberHint(value, path) : undefined;
}

/** Units of time, in seconds. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ s: 1, sec: 1, seg: 1, m: 60, min: 60, h: 3600, d: 86_400 },
};

/** What to do about a number that is written as a text, perhaps with its unit, or by its user's name. */
function numberHint(text: string, path: Path): string | undefined {
  const field = String(path.at(-1));
  if (OF_USERS.test(field) && /^[a-z_]/i.test(text)) return userHint(text);
  // A field of seconds says in its name that it is one, at its end or not: ttlSecondsAfterFinished.
  if (/seconds/i.test(field) && /[a-z]/i.test(text)) return secondsHint(text);
  const [, digits, unit = ''] = /^(-?\d+) *([^\d\s.,:/-][^\d]*)?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (unit === '') return `Escríbelo sin comillas: ${digits}.`;
  if (unit === '%') return `Escríbelo sin «%»: ${digits}.`;
  return `Solo el número: ${digits}.`;
}

/** How many seconds a time with units is: `5m`, `1h30m`. */
function secondsHint(text: string): string | undefined {
  if (!/^(?:\d+ *[a-z]+ *)+$/i.test(text)) return undefined;
  const terms = [...text.matchAll(/(\d+) *([a-z]+)/gi)].map(
    ([, count, unit = '']) => Number(count) * (UNITS[unit] ?? Number.NaN),
  );
  const total = terms.reduce((sum, term) => sum + term, 0);
  return `Son segundos, sin unidad${Number.isNaN(total) ? '' : `: ${total}`}.`;
}

/** Fields of a user or a group, which the kernel knows by its number. */
const OF_USERS = /^(?:runAsUser|runAsGroup|fsGroup|supplementalGroups)$/;

function userHint(name: string): string {
  return name === 'root' ? 'root es el 0.' : `Va su número, no su nombre: id ${name} lo dice.`;
}
