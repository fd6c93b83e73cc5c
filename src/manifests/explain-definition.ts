import type { Translation } from './explain-custom.ts';

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
    /^compilation failed: ERROR: <input>:\d+:(\d+): (.*?)(?:\n|$)/,
    (column, cause) => ({
      message: 'esta regla no es CEL que valga',
      hint: `Falla en su columna ${column}: ${cause}`,
    }),
  ],
  [
    /^estimated rule cost exceeds budget by factor of (more than )?([\d.]+)x/,
    (more, factor) => ({
      message: `esta regla puede costar ${times(more, factor)} lo que se admite`,
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
