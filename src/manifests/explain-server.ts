import { closest } from '../lesson/suggest.ts';
import type { ServerError } from './judge/verdict.ts';
import { explainCustom } from './explain-custom.ts';
import { formatPath, type Part, type Path } from './part.ts';
import { sayingFor } from './sayings/index.ts';
import { serverPath } from './server-path.ts';

/** What an error of the API server says to a person who reads Spanish, and of what. */
export interface ServerExplanation {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  readonly isKey?: true;
}

/** Says in Spanish what the API server's validation has against an object. */
export function explainServer(error: ServerError, object: Part): ServerExplanation {
  const part = placeOf(error, object);
  const repeated = explainRepeated(error, object, part.path);
  if (repeated) return { path: part.path, ...repeated };
  const custom = explainCustom(error);
  if (custom) return { path: part.path, ...custom };
  const field = String(part.path.at(-1) ?? 'un campo');
  const shown = shownValue(error, part);
  const general = byType(error, { object, part, field, shown });
  const saying = sayingFor(error.path ?? '', detailOf(error), { field, value: shown });
  const guess = resourceMeant(error, field);
  return {
    path: part.path,
    ...general,
    ...saying,
    ...(guess && { hint: guess }),
    ...keyOf(error, part),
  };
}

function keyOf({ value }: ServerError, part: Part): { isKey?: true } {
  return value === part.path.at(-1) && value !== part.value ? { isKey: true } : {};
}

function resourceMeant({ detail = '' }: ServerError, field: string): string | undefined {
  if (!detail.includes('must be a standard resource')) return undefined;
  const guess = closest(field, ['cpu', 'memory', 'ephemeral-storage']);
  return guess && `¿Querías decir "${guess}"?`;
}

/** The server names a whole map where one of its entries is wrong, and then says which by its key or value. */
function placeOf({ path = '', value, detail = '' }: ServerError, object: Part): Part {
  const part = object.at(...serverPath(path, object.value));
  const resource = /less than or equal to (\S+) limit of/.exec(detail)?.[1];
  if (resource !== undefined) return part.at(resource);
  // Of `spec.resources.requests.storage` the server leaves a step out; and requests it takes from limits.
  const last = part.path.at(-1) ?? '';
  const others = [[-1, 'requests'] as const, [-2, 'limits'] as const];
  const meant = others.map(([end, list]) => object.at(...part.path.slice(0, end), list, last));
  const written = part.value === undefined ? meant.find(({ exists }) => exists) : undefined;
  if (written) return written;
  const entries = part.entries();
  const entry =
    entries.find(([key]) => key === value) ?? entries.find(([, one]) => one.value === value);
  return entry?.[1] ?? part;
}

/** A name in an error is what is wrong itself, be it a key or a value; Go's structs and secrets are not shown. */
function shownValue({ value }: ServerError, part: Part): string {
  const isKey = typeof value === 'string' && value === part.path.at(-1);
  return shorten(isKey || part.value === undefined ? value : part.value);
}

function shorten(value: unknown): string {
  if (value === undefined || (typeof value === 'object' && value !== null)) return 'lo que hay';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** What the server says after the path and the value; of a status, which has it not apart, by its sentence. */
function detailOf({ detail, message }: ServerError): string {
  return detail ?? /: Invalid value: [^:]*: (.*)$/s.exec(message)?.[1] ?? '';
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
      return explainUnsupported(error, shown);
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

/** For Go, a value that is zero or empty is one that nobody wrote. */
function missing(part: Part, field: string, shown: string): string {
  if (typeof part.path.at(-1) === 'number') return 'le falta algo que es obligatorio';
  if (!part.exists) return `falta ${field}, que es obligatorio`;
  if (part.value === 0) return `${shown} es como no poner nada, y es obligatorio`;
  return 'está vacío, y es obligatorio';
}

function explainNotFound(part: Part, object: Part, shown: string): Omit<ServerExplanation, 'path'> {
  const at = part.path.findIndex((step) => /^volume(?:Mounts|Devices)$/.test(String(step)));
  if (at < 0) return { message: `${shown} no está en ninguna parte de este objeto` };
  const volumes = object
    .at(...part.path.slice(0, at - 2), 'volumes')
    .items()
    .flatMap((volume) => volume.at('name').text() ?? []);
  const guess = closest(part.text() ?? '', volumes);
  const known =
    volumes.length > 0 ? `Volúmenes: ${volumes.join(', ')}.` : 'El Pod no tiene volúmenes.';
  const hint = guess === undefined ? known : `¿Querías decir "${guess}"?`;
  return { message: `no hay ningún volumen ${shown}`, hint };
}

function explainUnsupported({ detail = '', value }: ServerError, shown: string) {
  const options = [...detail.matchAll(/"([^"]*)"/g)].map(([, option]) => option ?? '');
  const guess = typeof value === 'string' ? closest(value, options) : undefined;
  const list = options.map((option) => `"${option}"`).join(', ');
  const message = `${shown} no es uno de sus valores`;
  if (options.length === 0) return { message };
  const meant = guess === undefined || guess === '' ? '' : `¿Querías decir "${guess}"? `;
  return {
    message,
    hint: options.length === 1 ? `Solo vale ${list}.` : `${meant}Valores: ${list}.`,
  };
}

/** Something that is there twice: where the first one is. */
function explainRepeated(
  { type, detail }: ServerError,
  object: Part,
  path: Path,
): { message: string } | undefined {
  if (type !== 'FieldValueDuplicate' && detail !== 'must be unique') return undefined;
  const at = path.findLastIndex((step) => typeof step === 'number');
  const below = path.slice(at + 1);
  const part = object.at(...path);
  const list = object.at(...path.slice(0, at)).items();
  const others = list.slice(0, Number(path[at])).map((item) => item.at(...below));
  const first = others.find((one) => repeats(part, one) !== '');
  if (!first) return undefined;
  const where = formatPath(first.path.slice(0, first.path.length - below.length));
  return { message: `${repeats(part, first)} ya está en ${where}` };
}

/** What a part has in common with another: its value, or the fields that both have alike. */
function repeats(part: Part, other: Part): string {
  if (part.keys().length === 0) return part.value === other.value ? JSON.stringify(part.value) : '';
  const same = part.entries().filter(([key, { value }]) => other.at(key).value === value);
  return same.map(([key, { value }]) => `${key}: ${String(value)}`).join(', ');
}
