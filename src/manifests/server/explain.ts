import { closest } from '../../lesson/suggest.ts';
import { isOfKey, isOfUnsupportedKey, placeOf } from './error-place.ts';
import type { ServerError } from '../judge/verdict.ts';
import { volumeNames } from '../volumes.ts';
import { isOfExtensions } from '../judge/whole.ts';
import { explainCustom, type Definer } from './explain-custom.ts';
import { explainRepeated } from './explain-repeated.ts';
import type { Part, Path } from '../part.ts';
import { presentName } from './path.ts';
import { sayingFor } from './sayings/index.ts';
import { valuesHint } from '../hints/values-hint.ts';

/** What an error of the API server says to a person who reads Spanish, and of what. */
export interface ServerExplanation {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  readonly isKey?: true;
}

/** Says in Spanish what the API server's validation has against an object, and against which part of it. */
export function explainServer(
  error: ServerError,
  object: Part,
  part = placeOf(error, object),
): ServerExplanation {
  const repeated = explainRepeated(error, object, part.path);
  if (repeated) return repeated;
  const custom = explainCustom(error, definerOf(object));
  if (custom) return { path: part.path, ...custom };
  const field = String(part.path.at(-1) ?? 'un campo');
  const shown = shownValue(error, part);
  const general = byType(error, { object, part, field, shown });
  const saying = hasSentence(error)
    ? sayingFor(error.path ?? '', detailOf(error), { field, value: shown })
    : {};
  // What is said without its value is said of what is not there as well.
  const isOfValue = saying.message?.includes(shown) ?? true;
  if (isOfValue && isAbsent(error, part))
    return { path: part.path, ...absence(part, field, saying.hint) };
  const hints = [saying.hint ?? general.hint, renamedHint(field)];
  const hint = hints.filter((each) => each !== undefined).join(' ');
  return {
    path: part.path,
    ...general,
    ...saying,
    ...(hint !== '' && { hint }),
    ...(isOfKey(error, part) && { isKey: true }),
  };
}

/** What a field is called now, where the server still reads it by the name that it had. */
function renamedHint(field: string): string | undefined {
  const name = presentName(field);
  return name && `Hoy este campo se llama ${name}.`;
}

/** Kubernetes' own groups have no dot, or are of k8s.io, as are some of CRDs. */
function definerOf(object: Part): Definer {
  const apiVersion = String(object.at('apiVersion').value);
  if (isOfExtensions({ apiVersion })) return 'Kubernetes';
  const [group = '', version] = apiVersion.split('/');
  const isCustom = version !== undefined && group.includes('.') && !/(?:^|\.)k8s\.io$/.test(group);
  return isCustom ? 'a CRD' : 'unknown';
}

/** Of what is there twice the server may say no more than that; sayings take such an error for one of what is missing. */
function hasSentence({ type, detail = '' }: ServerError): boolean {
  return type !== 'FieldValueDuplicate' || detail !== '';
}

/** A name in an error is what is wrong itself, be it a key or a value; Go's structs and secrets are not shown. */
function shownValue(error: ServerError, part: Part): string {
  const { value } = error;
  return shorten(isOfKey(error, part) || part.value === undefined ? value : part.value);
}

function shorten(value: unknown): string {
  if (value === undefined || (typeof value === 'object' && value !== null)) return 'lo que hay';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** What the server says after the path and the value; of a status, which has it not apart, by its sentence. */
function detailOf({ detail, type, message }: ServerError): string {
  if (detail !== undefined) return detail;
  return /: Invalid value: [^:]*: (.*)$/s.exec(message)?.[1] ?? (type ? '' : message);
}

interface Place {
  readonly object: Part;
  readonly part: Part;
  readonly field: string;
  readonly shown: string;
}

/** What the server's type of an error says by itself. */
function byType(
  error: ServerError,
  { object, part, field, shown }: Place,
): Omit<ServerExplanation, 'path'> {
  switch (error.type) {
    case 'FieldValueRequired':
      return { message: missing(part, field, shown) };
    case 'FieldValueNotSupported':
      return isOfUnsupportedKey(error, field)
        ? {
            ...explainUnsupported({ ...error, value: field }, shown),
            message: `${field} no cabe aquí`,
          }
        : explainUnsupported(error, shown);
    case 'FieldValueDuplicate':
      return { message: `${shown} está repetido` };
    case 'FieldValueForbidden':
      return { message: `${field} no puede ir aquí` };
    case 'FieldValueTooLong':
      return { message: `${shown} es demasiado largo` };
    case 'FieldValueTooMany':
      return { message: 'hay demasiados' };
    case 'FieldValueNotFound':
      return explainNotFound(part, object, shown);
    case 'FieldValueTypeInvalid':
      return { message: `${shown} no es de su tipo` };
    case 'FieldValueInvalid':
      return { message: `${shown} no vale aquí` };
  }
  return { message: 'el API server no lo acepta' };
}

/** Whether an error is of an empty text that nobody wrote: Go has no other way to say that there is none. */
function isAbsent({ type, value }: ServerError, part: Part): boolean {
  return type === 'FieldValueInvalid' && value === '' && part.value === undefined;
}

/** To who wrote nothing an example is of use, and not what a text must be like. */
function absence(part: Part, field: string, hint = ''): { message: string; hint?: string } {
  const message = missing(part, field, '');
  return hint.startsWith('Por ejemplo') ? { message, hint } : { message };
}

/** For Go, a value that is zero or empty is one that nobody wrote. */
function missing(part: Part, field: string, shown: string): string {
  if (typeof part.path.at(-1) === 'number') return 'le falta algo que es obligatorio';
  if (!part.exists) return `falta ${field}, que es obligatorio`;
  if (part.value === 0) return `${shown} es como no poner nada, y es obligatorio`;
  return 'está vacío, y es obligatorio';
}

function explainNotFound(part: Part, object: Part, shown: string): Omit<ServerExplanation, 'path'> {
  if (!part.path.some((step) => /^volume(?:Mounts|Devices)$/.test(String(step)))) {
    return { message: `${shown} no está en ninguna parte de este objeto` };
  }
  const volumes = volumeNames(part, object);
  const guess = closest(part.text() ?? '', volumes);
  const known =
    volumes.length > 0 ? `Volúmenes: ${volumes.join(', ')}.` : 'El Pod no tiene volúmenes.';
  const hint = guess === undefined ? known : `¿Querías decir "${guess}"?`;
  return { message: `no hay ningún volumen ${shown}`, hint };
}

function explainUnsupported({ detail = '', value }: ServerError, shown: string) {
  const all = [...detail.matchAll(/"([^"]*)"/g)].map(([, option = '']) => option);
  // To leave a value out is one of them, unless it is the only one.
  const options = all.length === 1 ? all : all.filter((option) => option !== '');
  const message = `${shown} no es uno de sus valores`;
  return options.length === 0 ? { message } : { message, hint: valuesHint(value, options) };
}
