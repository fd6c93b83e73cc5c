import type { Translation } from './explain-custom.ts';

/** What rules in CEL speak of. */
const NAMES_HINT =
  'Lo que se mira se llama self en un CRD, object en una política y device al pedir dispositivos.';
/** What functions are called in CEL, by what they are called in other languages. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  every: 'all',
  some: 'exists',
  any: 'exists',
  len: 'size',
  length: 'size',
  toLowerCase: 'lowerAscii',
  toUpperCase: 'upperAscii',
};

function nameHint(name: string): string {
  const own = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return own === undefined ? NAMES_HINT : `En CEL se llama ${own}.`;
}

const LIMITS_HINT = 'Pon topes a lo que recorre: maxItems, maxProperties o maxLength.';

/** What is said of CRDs, and what that means. */
export const definition: readonly Translation[] = [
  [
    /^must be spec\.names\.plural\+"\."\+spec\.group$/,
    () => ({
      message: 'no es el nombre que toca',
      hint: 'El nombre de un CRD es su plural, un punto y su grupo.',
    }),
  ],
  [
    /^must have exactly one version marked as storage version$/,
    () => ({ message: 'exactamente una versión tiene que llevar storage: true' }),
  ],
  [
    /^schemas are required$/,
    () => ({ message: 'falta schema.openAPIV3Schema, que es obligatorio' }),
  ],
  [
    /^must not be empty (?:for specified (?:object fields|array items)|at the root)$/,
    () => ({
      message: 'falta type, que es obligatorio en todo el esquema',
      hint: 'Cada campo del esquema dice de qué tipo es: object, string, integer…',
    }),
  ],
  [
    /^should be a domain with at least one dot$/,
    () => ({ message: 'el grupo necesita un punto', hint: 'Por ejemplo: curso.example.com.' }),
  ],
  [
    /^compilation failed: ERROR: <input>:\d+:(\d+): undeclared reference to '([^']*)'/,
    (column, name) => ({
      message: `en esta regla no hay nada que se llame «${name}»`,
      hint: `Está en su columna ${column}. ${nameHint(name)}`,
    }),
  ],
  [
    /^compilation failed: ERROR: <input>:\d+:(\d+): undefined field '([^']*)'/,
    (column, name) => ({
      message: `en esta regla, «${name}» no es ningún campo`,
      hint: `Está en su columna ${column}.`,
    }),
  ],
  [
    /^compilation failed: ERROR: <input>:\d+:(\d+): (.*?)(?:\n|$)/,
    (column, cause) => ({
      message: 'esta regla no es CEL que valga',
      hint: `Falla en su columna ${column}: ${cause}`,
    }),
  ],
  [
    /^estimated (rule|messageExpression) cost exceeds budget by factor of (more than )?([\d.]+)x/,
    (what, more, factor) => ({
      message: `${what === 'rule' ? 'esta regla' : `este ${what}`} puede costar ${times(more, factor)} lo que se admite`,
      hint: LIMITS_HINT,
    }),
  ],
  [
    /estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of (more than )?([\d.]+)x/,
    (more, factor) => ({
      message: `todas las reglas juntas pueden costar ${times(more, factor)} lo que se admite`,
      hint: LIMITS_HINT,
    }),
  ],
  [
    /^contributed to estimated rule cost total exceeding cost limit/,
    () => ({ message: 'esta regla es de las que más cuestan', hint: LIMITS_HINT }),
  ],
  [
    /^must be a valid regular expression, but isn't: error parsing regexp: (.*)$/s,
    (cause) => ({ message: 'no es una expresión regular', hint: `Falla así: ${cause}` }),
  ],
  [
    /^must be a simple json path starting with \.$/,
    () => ({ message: 'no es un camino a un campo', hint: 'Va como .spec.replicas.' }),
  ],
  [
    /^entries must all be names of item properties$/,
    () => ({ message: 'estas claves tienen que ser campos de lo que hay en la lista' }),
  ],
  [
    /^uniqueItems cannot be set to true/,
    () => ({
      message: 'un CRD no admite uniqueItems',
      hint: 'Para que no se repitan: x-kubernetes-list-type: set.',
    }),
  ],
  [
    /^must be object if parent array's x-kubernetes-list-type is map$/,
    () => ({
      message: 'con x-kubernetes-list-type: map, en la lista van mapas',
      hint: 'Pon type: object aquí, o x-kubernetes-list-type: set en la lista.',
    }),
  ],
  [
    /^must contain unique version names$/,
    () => ({ message: 'hay dos versiones que se llaman igual', hint: 'Cambia el name de una.' }),
  ],
  [/^(\S+) is not supported$/, (field) => ({ message: `un CRD no admite ${field}` })],
  [
    /should have .*api-approved\.kubernetes\.io|protected groups must have approval annotation/,
    () => ({
      message: 'este grupo está reservado para Kubernetes',
      hint: 'Los grupos que acaban en k8s.io o kubernetes.io son suyos. Usa un dominio tuyo.',
    }),
  ],
];

function times(more: string, factor: string): string {
  return `${more === '' ? '' : 'más de '}${factor.replace('.', ',')} veces`;
}
