import type { ServerError } from './judge/verdict.ts';
import { closest } from '../lesson/suggest.ts';

/** What an error of the API server says to a person who reads Spanish. */
export interface ServerExplanation {
  readonly message: string;
  readonly hint?: string;
}

const DNS_LABEL = 'Solo minúsculas, cifras y guiones, y por los extremos una letra o una cifra.';

/** Details of the server that come up often, with what to do about them. */
const details: readonly (readonly [RegExp, string])[] = [
  [
    /RFC 1035 label/,
    'Solo minúsculas, cifras y guiones; empieza por una letra y no acaba en guion.',
  ],
  [
    /RFC 1123 subdomain/,
    'Solo minúsculas, cifras, guiones y puntos, y por los extremos una letra o una cifra.',
  ],
  [/RFC 1123 label/, DNS_LABEL],
  [
    /IANA_SVC_NAME|at least one letter|consecutive hyphens/,
    'Un nombre de puerto: hasta 15 minúsculas, cifras y guiones, con alguna letra.',
  ],
  [
    /a valid label must be|label value/i,
    'Un valor de etiqueta: hasta 63 letras, cifras, «-», «_» y «.», y por los extremos una letra o una cifra.',
  ],
  [
    /name part must consist|prefix part/,
    'Una clave de etiqueta es un nombre, quizá tras un dominio y «/»: ejemplo.com/nivel.',
  ],
  [/must be between 1 and 65535|valid port number/, 'Un puerto va de 1 a 65535.'],
  [/must be greater than or equal to 0|must be non-negative/, 'No puede ser negativo.'],
  [/must be greater than 0|greater than zero/, 'Tiene que ser mayor que cero.'],
  [/must be less than or equal to/, 'Lo que se pide (requests) no puede pasar del tope (limits).'],
  [
    /does not match template `labels`/,
    'El selector tiene que casar con spec.template.metadata.labels.',
  ],
  [/must be valid CIDR|invalid CIDR/i, 'Va como 10.0.0.0/24.'],
  [/must be a valid IP address/, 'Va como 10.0.0.7.'],
  [/unknown time zone/, 'Los husos llevan continente y ciudad: Europe/Madrid, America/Bogota.'],
  [
    /expected exactly 5 fields|failed to parse/i,
    'Un horario tiene cinco casillas: minuto, hora, día, mes y día de la semana.',
  ],
  [/must be unset|must not be specified|may not be/, 'Quítalo de aquí.'],
];

/** Says in Spanish what an error of validation is, by the server's type of it. */
export function explainServer(error: ServerError, value: unknown): ServerExplanation {
  const { detail = '', path = '' } = error;
  const hint = details.find(([pattern]) => pattern.test(detail || error.message))?.[1];
  const shown = value === undefined ? shorten(error.value) : shorten(value);
  const with_ = (message: string) => (hint === undefined ? { message } : { message, hint });
  switch (error.type) {
    case 'FieldValueRequired':
      return with_(`falta ${lastField(path)}, que es obligatorio`);
    case 'FieldValueNotSupported':
      return explainUnsupported(error, shown);
    case 'FieldValueDuplicate':
      return with_(`${shown} está repetido`);
    case 'FieldValueForbidden':
      return with_('aquí no puede ir');
    case 'FieldValueTooLong':
      return with_('es demasiado largo');
    case 'FieldValueTooMany':
      return with_('hay demasiados');
    case 'FieldValueNotFound':
      return with_(`${shown} no está en ninguna parte de este objeto`);
    case 'FieldValueTypeInvalid':
      return with_(`${shown} no es de su tipo`);
    case 'FieldValueInvalid':
      return with_(`${shown} no vale aquí`);
  }
  return with_('el API server no lo acepta');
}

function explainUnsupported({ detail = '', value }: ServerError, shown: string): ServerExplanation {
  const options = [...detail.matchAll(/"([^"]*)"/g)].map(([, option]) => option ?? '');
  const guess = typeof value === 'string' ? closest(value, options) : undefined;
  const list = options.map((option) => `"${option}"`).join(', ');
  const message = `${shown} no es uno de sus valores`;
  if (options.length === 0) return { message };
  const meant = guess === undefined ? '' : `¿Querías decir "${guess}"? `;
  return { message, hint: `${meant}Valores: ${list}.` };
}

function lastField(path: string): string {
  return (
    /(?:\[([^\]]*\D[^\]]*)\]|([^.[\]]+)(?:\[\d+\])?)$/.exec(path)?.slice(1).find(Boolean) ??
    'un campo'
  );
}

function shorten(value: unknown): string {
  const text = value === undefined ? 'lo que hay' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
