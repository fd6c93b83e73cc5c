import { explainType } from './explain-type.ts';
import { formatHint } from './formats.ts';
import type { Part, Path } from '../part.ts';
import type { JsonSchema, KubernetesSchema } from './types.ts';
import { schemasAlong } from './walk.ts';
import { tooDeepAdvice } from '../hints/too-deep.ts';
import { unknownFieldAdvice } from '../hints/unknown-field.ts';
import { valuesHint } from '../hints/values-hint.ts';

/** What a part's place in the schema is found with. */
export interface SchemaContext {
  /** The schema of the part's object. */
  readonly schema: JsonSchema;
  readonly root: KubernetesSchema;
  /** The part's path in its object. */
  readonly path: Path;
  readonly object: Part;
}

/** Reports on a part that it breaks a keyword of the schema at its place, in Spanish. */
export function explainError(part: Part, keyword: string, context: SchemaContext): void {
  const along = schemasAlong(context.path, context.schema, context.root);
  const own = along.at(-1) ?? {};
  switch (keyword) {
    case 'false':
      return part.reportUnknown('este campo no existe', unknownFieldAdvice(context));
    case 'required':
      return explainMissing(part, own.required ?? []);
    case 'type':
      return explainType(part, own, context.root, {
        misplaced: tooDeepAdvice(context),
        holder: along.at(-2),
      });
    case 'enum':
      return explainEnum(part, own.enum ?? []);
    case 'const':
      return part.report(`aquí solo puede decir "${String(own.const)}"`);
    case 'format':
      return explainFormat(part, own.format ?? '');
    case 'minimum':
      return part.report(`${String(part.value)} no llega al mínimo, ${own.minimum ?? ''}`);
    case 'maximum':
      return part.report(`${String(part.value)} pasa del máximo, ${own.maximum ?? ''}`);
  }
  // What is left (`properties`, `$ref`, `if`) only repeats an error that has its own report.
}

function explainMissing(part: Part, required: readonly string[]): void {
  for (const field of required) {
    if (part.at(field).value === undefined) part.reportMissing(field);
  }
}

function explainEnum(part: Part, values: readonly unknown[]): void {
  const options = values.filter((value) => value !== '').map(String);
  part.report(
    `${JSON.stringify(part.value)} no es uno de sus valores`,
    valuesHint(part.value, options),
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
    formatHint(format, String(part.value), part.path),
  );
}
