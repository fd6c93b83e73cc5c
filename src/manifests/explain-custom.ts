import { definition } from './explain-definition.ts';
import type { ServerError } from './judge/verdict.ts';

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
  [/^failed rule: (.*)$/s, (rule) => ({ message: `no cumple una regla de su CRD: «${rule}»` })],
  [
    / in body should be (greater|less) than( or equal to)? (\S+)$/,
    (side, equal, limit) => ({
      message: 'se sale de lo que su CRD admite',
      hint: limitHint(side === 'greater', equal !== '', limit),
    }),
  ],
  [
    /^may not be more than (\d+) bytes$/,
    (count) => ({ message: 'es demasiado largo', hint: `Como mucho, ${count} bytes.` }),
  ],
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
      hint: `${side === 'at least' ? 'Como poco' : 'Como mucho'}, ${count} caracteres.`,
    }),
  ],
  [
    / in body should have (at least|at most) (\d+) (items|properties)$/,
    (side, count) => ({
      message: side === 'at least' ? 'tiene demasiado poco' : 'tiene demasiado',
      hint: `${side === 'at least' ? 'Como poco' : 'Como mucho'}, ${count}.`,
    }),
  ],
  [
    / in body must be of type (\w+): "(\w+)"$/,
    (type, actual) => ({
      message: `tiene que ser ${types[type] ?? type}, y es ${types[actual] ?? actual}`,
    }),
  ],
  [
    / in body must be of type ([\w-]+): /,
    (format) => ({ message: `no tiene la forma de «${format}»` }),
  ],
  [
    / must validate one and only one schema \(oneOf\)/,
    () => ({
      message: 'tiene que cumplir exactamente una de las formas que admite su CRD',
      hint: 'O no cumple ninguna, o cumple más de una.',
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

/** Explains an error of validation that only CRDs and what they define can have; `undefined` for any other. */
export function explainCustom({ detail = '', type, value }: ServerError): Explanation | undefined {
  for (const [pattern, explain] of [...custom, ...definition]) {
    const found = pattern.exec(detail);
    if (found) return explain(...found.slice(1).map((group: string | undefined) => group ?? ''));
  }
  // Nothing else is invalid without saying which value: it is a rule in CEL, in its author's words.
  const isRule = type === 'FieldValueInvalid' && value === undefined && detail !== '';
  return isRule ? { message: `no cumple una regla de su CRD: «${detail}»` } : undefined;
}

function limitHint(isLeast: boolean, mayEqual: boolean, limit: string): string {
  if (mayEqual) return `${isLeast ? 'Como poco' : 'Como mucho'}, ${limit}.`;
  return `Tiene que ser ${isLeast ? 'mayor' : 'menor'} que ${limit}.`;
}
