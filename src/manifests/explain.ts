import type { ErrorObject } from 'ajv';
import { closest } from '../lesson/suggest.ts';
import { formatHints } from './formats.ts';
import { formatPath, type Part, type Path } from './part.ts';
import { fieldBelow, schemasAlong } from './schema-walk.ts';
import { translation } from './translations.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';
import { explainType } from './explain-type.ts';

interface Context {
  readonly schema: JsonSchema;
  readonly root: KubernetesSchema;
  readonly path: Path;
}

/** Reports the errors of a schema check on the parts that they speak of, in Spanish. */
export function explainErrors(
  object: Part,
  errors: readonly ErrorObject[],
  schema: JsonSchema,
  root: KubernetesSchema,
): void {
  for (const error of errors) {
    const path = pathOf(error.instancePath, object.value);
    explainError(object.at(...path), error, { schema, root, path });
  }
}

function explainError(part: Part, error: ErrorObject, context: Context): void {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties':
      return explainUnknown(part, String(params['additionalProperty']), context);
    case 'required':
      return part.report(`falta ${String(params['missingProperty'])}, que es obligatorio`);
    case 'type':
      return explainType(part, [params['type']].flat() as string[]);
    case 'enum':
      return explainEnum(part, params['allowedValues'] as unknown[]);
    case 'const':
      return part.report(`aquí solo puede decir "${String(params['allowedValue'])}"`);
    case 'format':
      return explainFormat(part, String(params['format']));
    case 'minimum':
    case 'maximum':
      return part.report(`${String(part.value)} se sale de lo que cabe en este número`);
    case 'x-unique':
      return explainRepeated(part, params);
  }
  // What is left (`if`) only repeats an error that has its own report.
}

function explainUnknown(part: Part, field: string, { schema, root, path }: Context): void {
  const along = schemasAlong(path, schema, root);
  const own = along.at(-1) ?? {};
  const options = Object.keys(own.properties ?? {});
  const hint =
    misplaced(field, along, path, root) ??
    meant(translation(field, options) ?? closest(field, options)) ??
    (options.length > 0 && options.length <= 12 ? `Aquí caben: ${options.join(', ')}.` : undefined);
  part.at(field).report('este campo no existe', hint);
}

/** Whether an unknown field is right, but at the wrong depth: an indentation too much or too little. */
function misplaced(
  field: string,
  along: readonly JsonSchema[],
  path: Path,
  root: KubernetesSchema,
): string | undefined {
  const above = along.slice(0, -1).findLastIndex((schema) => schema.properties?.[field]);
  if (above >= 0) {
    const place = formatPath(path.slice(0, above)) || 'la raíz del objeto';
    return `«${field}» va en ${place}: mira la sangría.`;
  }
  const below = fieldBelow(field, along.at(-1) ?? {}, root);
  return below && `«${field}» va más adentro: ${below}.`;
}

function explainEnum(part: Part, values: unknown[]): void {
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

function explainRepeated(part: Part, params: Record<string, unknown>): void {
  const first = formatPath(part.at(Number(params['first'])).path);
  part
    .at(Number(params['index']))
    .advise(`repite ${String(params['key'])}, que ya está en ${first}`);
}

function meant(option: string | undefined): string | undefined {
  return option === undefined ? undefined : `¿Querías decir "${option}"?`;
}

/** A JSON pointer as a path; a step is a number only where the value is a list. */
function pathOf(pointer: string, value: unknown): Path {
  let current = value;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(current) ? Number(key) : key;
      current = (current as Record<string | number, unknown>)[step];
      return step;
    });
}
