import { closest } from '../lesson/suggest.ts';
import { explainType } from './explain-type.ts';
import { formatHints } from './formats.ts';
import { formatPath, type Part, type Path } from './part.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';
import { fieldBelow, schemasAlong } from './schema-walk.ts';
import { translation } from './translations.ts';

/** What a part's place in the schema is found with. */
export interface SchemaContext {
  /** The schema of the part's object. */
  readonly schema: JsonSchema;
  readonly root: KubernetesSchema;
  /** The part's path in its object. */
  readonly path: Path;
}

/** Reports on a part that it breaks a keyword of the schema at its place, in Spanish. */
export function explainError(part: Part, keyword: string, context: SchemaContext): void {
  const own = schemasAlong(context.path, context.schema, context.root).at(-1) ?? {};
  switch (keyword) {
    case 'false':
      return part.reportKey('este campo no existe', unknownFieldHint(context));
    case 'required':
      return explainMissing(part, own.required ?? []);
    case 'type':
      return explainType(part, [own.type ?? []].flat());
    case 'enum':
      return explainEnum(part, own.enum ?? []);
    case 'const':
      return part.report(`aquí solo puede decir "${String(own.const)}"`);
    case 'format':
      return explainFormat(part, own.format ?? '');
    case 'minimum':
    case 'maximum':
      return part.report(`${String(part.value)} se sale de lo que cabe en este número`);
  }
  // What is left (`properties`, `$ref`, `if`) only repeats an error that has its own report.
}

/** What to do about a field that its place does not have; `undefined` if nobody can guess. */
export function unknownFieldHint({ schema, root, path }: SchemaContext): string | undefined {
  const place = path.slice(0, -1);
  const field = String(path.at(-1));
  const along = schemasAlong(place, schema, root);
  // The place itself may be unknown to the schema.
  if (along.length <= place.length) return undefined;
  const options = Object.keys(along.at(-1)?.properties ?? {});
  return (
    misplaced(field, along, place, root) ??
    meant(translation(field, options) ?? closest(field, options)) ??
    (options.length > 0 && options.length <= 12 ? `Aquí caben: ${options.join(', ')}.` : undefined)
  );
}

/** Whether an unknown field is right, but at the wrong depth: an indentation too much or too little. */
function misplaced(
  field: string,
  along: readonly JsonSchema[],
  path: Path,
  root: KubernetesSchema,
): string | undefined {
  const above = along.slice(0, -1).findLastIndex((schema) => hasField(schema, field));
  if (above >= 0) {
    const place = formatPath(path.slice(0, above)) || 'la raíz del objeto';
    return `«${field}» va en ${place}: mira la sangría.`;
  }
  const below = fieldBelow(field, along.at(-1) ?? {}, root);
  return below && `«${field}» va más adentro: ${below}.`;
}

function hasField({ properties = {} }: JsonSchema, field: string): boolean {
  return Object.hasOwn(properties, field);
}

function explainMissing(part: Part, required: readonly string[]): void {
  for (const field of required) {
    if (part.at(field).value === undefined) part.report(`falta ${field}, que es obligatorio`);
  }
}

function explainEnum(part: Part, values: readonly unknown[]): void {
  const options = values.filter((value) => value !== '').map(String);
  const guess = typeof part.value === 'string' ? closest(part.value, options) : undefined;
  const list = options.map((option) => `"${option}"`).join(', ');
  part.report(
    `${JSON.stringify(part.value)} no es uno de sus valores`,
    guess === undefined ? `Valores: ${list}.` : `${meant(guess)} Valores: ${list}.`,
  );
}

function explainFormat(part: Part, format: string): void {
  const names: Record<string, string> = {
    quantity: 'una cantidad',
    'date-time': 'una fecha con hora',
    'micro-time': 'una fecha con hora y microsegundos',
    byte: 'base64',
  };
  part.report(
    `${JSON.stringify(part.value)} no es ${names[format] ?? format}`,
    formatHints[format],
  );
}

function meant(option: string | undefined): string | undefined {
  return option === undefined ? undefined : `¿Querías decir "${option}"?`;
}
