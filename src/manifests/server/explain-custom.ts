import { definition } from './explain-definition.ts';
import type { ServerError } from '../judge/verdict.ts';

/** What to say of an error. */
interface Explanation {
  readonly message: string;
  readonly hint?: string;
}

/** A sentence of the server, and what to say of it, given what the pattern's groups found. */
export type Translation = readonly [RegExp, (...groups: string[]) => Explanation];

/** What is said of custom resources by the schema and the rules of their CRD, and what that means. */
const custom: readonly Translation[] = [
  [
    /^no such key: (\S+) evaluating rule: (.*)$/s,
    (key, rule) => ({
      message: `no cumple una regla de su CRD: «${rule}»`,
      hint: `La regla mira «${key}», que aquí no está.`,
    }),
  ],
  // Of a Job, and as if it were somebody's own rule.
  [
    /^specifying one of OnExitCodes and OnPodConditions is required$/,
    () => ({ message: 'no dice de qué fallos habla', hint: 'Pon onExitCodes u onPodConditions.' }),
  ],
  [/^failed rule: (.*)$/s, (rule) => ({ message: `no cumple una regla de su CRD: «${rule}»` })],
  [
    / in body should be (greater|less) than( or equal to)? (\S+)$/,
    (side, equal, limit) => ({
      message: 'se sale de lo que su CRD admite',
      hint: limitHint(side === 'greater', equal !== '', limit),
    }),
  ],
  [/^may not be more than (\d+) bytes$/, (count) => tooManyBytes(Number(count))],
  [
    /^must have at most (\d+) (?:items|properties)$/,
    (count) => ({ message: 'hay demasiados', hint: `Como mucho, ${count}.` }),
  ],
  [
    / in body should match '(.*)'$/s,
    (pattern) => ({
      message: 'no tiene la forma que pide su CRD',
      hint: `Tiene que casar con esta expresión regular: ${pattern}`,
    }),
  ],
  [
    / in body should be (at least|at most) (\d+) chars long$/,
    (side, count) => ({
      message: side === 'at least' ? 'es demasiado corto' : 'es demasiado largo',
      hint: `${side === 'at least' ? 'Como poco' : 'Como mucho'}, ${count} ${count === '1' ? 'carácter' : 'caracteres'}.`,
    }),
  ],
  [
    / in body should have (at least|at most) (\d+) (items|properties)$/,
    (side, count, what) => ({
      message: countMessage(side === 'at least', what === 'items' ? 'elementos' : 'campos'),
      hint: `${side === 'at least' ? 'Como poco' : 'Como mucho'}, ${count}.`,
    }),
  ],
  [
    / in body must be of type ((?:array|boolean|integer|null|number|object|string)(?:,\w+)*): "(\w+)"$/,
    (wanted, actual) => ({
      message: `tiene que ser ${listed(wanted)}, y es ${types[actual] ?? actual}`,
    }),
  ],
  [/ in body must be of type ([\w-]+): (.*)$/s, (format, value) => formatMessage(format, value)],
  [
    / in body should be a multiple of (\S+)$/,
    (factor) => ({ message: `no es múltiplo de ${factor}` }),
  ],
  [
    / must validate one and only one schema \(oneOf\)(?:.*Found (none|\d+) valid)?/,
    (count) => ({
      message: 'tiene que cumplir exactamente una de las formas que admite su CRD',
      hint: alternativesHint(count),
    }),
  ],
  [
    / must validate at least one schema \(anyOf\)/,
    () => ({ message: 'no cumple ninguna de las formas que admite su CRD' }),
  ],
  [
    / must not validate the schema \(not\)/,
    () => ({ message: 'es justo lo que su CRD no admite' }),
  ],
];

const types: Readonly<Record<string, string>> = {
  array: 'una lista',
  boolean: 'true o false',
  integer: 'un número entero',
  null: 'nada',
  number: 'un número',
  object: 'un mapa',
  string: 'un texto',
};

/** What a text is that has a format, and an example. */
const formats: Readonly<Record<string, readonly [what: string, example: string]>> = {
  cidr: ['un bloque de direcciones', '10.0.0.0/8'],
  date: ['una fecha', '2026-11-23'],
  'date-time': ['una fecha con hora', '2026-11-23T10:00:00Z'],
  duration: ['una duración', '1h30m'],
  email: ['una dirección de correo', 'ana@example.com'],
  hostname: ['un nombre de máquina', 'web.example.com'],
  ipv4: ['una dirección IPv4', '10.0.0.7'],
  ipv6: ['una dirección IPv6', 'fd00::7'],
  uri: ['una dirección (URI)', 'https://example.com/'],
  uuid: ['un UUID', '123e4567-e89b-42d3-a456-426614174000'],
};

function formatMessage(format: string, value: string): Explanation {
  const [what, example] = formats[format] ?? [];
  if (what === undefined) return { message: `${value} no tiene la forma de «${format}»` };
  return { message: `${value} no es ${what}`, hint: `Por ejemplo: ${example}.` };
}

function listed(names: string): string {
  return names
    .split(',')
    .map((name) => types[name] ?? name)
    .join(' o ');
}

function countMessage(isTooFew: boolean, what: string): string {
  return isTooFew ? `le faltan ${what}` : `tiene ${what} de más`;
}

function alternativesHint(count: string): string {
  if (count === 'none') return 'No cumple ninguna.';
  return count === ''
    ? 'O no cumple ninguna, o cumple más de una.'
    : `Cumple ${count} a la vez: quita lo que sobra.`;
}

/** Types of errors that somebody may choose for a rule, beside the usual one. */
const CHOSEN = new Set(['FieldValueForbidden', 'FieldValueRequired', 'FieldValueDuplicate']);

/** Who says what an object of a kind is like. */
export type Definer = 'a CRD' | 'Kubernetes' | 'unknown';

/**
 * Explains an error of validation that only CRDs and what they define can have; `undefined` for any other.
 *
 * @param definer - Whether a CRD defines the object; of some groups nobody knows that by the name.
 */
export function explainCustom(
  { detail = '', path = '', type = '', value }: ServerError,
  definer: Definer = 'unknown',
): Explanation | undefined {
  for (const [pattern, explain] of [...custom, ...definition]) {
    const found = pattern.exec(detail);
    if (found) return explain(...found.slice(1).map((group: string | undefined) => group ?? ''));
  }
  // Nothing else is invalid without saying which value: it is a rule in CEL, in its author's words.
  const isRule = definer !== 'Kubernetes' && type === 'FieldValueInvalid' && value === undefined;
  const isChosen = definer === 'a CRD' && CHOSEN.has(type) && !path.startsWith('metadata');
  return (isRule || isChosen) && detail !== ''
    ? { message: `no cumple una regla de su CRD: «${detail}»` }
    : undefined;
}

/** The server says bytes of a CRD's texts, too, of which it counts the characters. */
function tooManyBytes(most: number): Explanation {
  if (most < 2 ** 10) {
    const hint = `Como mucho, ${most} ${most === 1 ? 'carácter' : 'caracteres'}.`;
    return { message: 'es demasiado largo', hint };
  }
  const size = most < 2 ** 20 ? `${most / 2 ** 10} KiB` : `${most / 2 ** 20} MiB`;
  const hint = 'Repártelo en varios objetos, o llévalo a una imagen o a un volumen.';
  return { message: `ocupa más de ${size}`, hint };
}

function limitHint(isLeast: boolean, mayEqual: boolean, limit: string): string {
  if (mayEqual) return `${isLeast ? 'Como poco' : 'Como mucho'}, ${limit}.`;
  return `Tiene que ser ${isLeast ? 'mayor' : 'menor'} que ${limit}.`;
}
