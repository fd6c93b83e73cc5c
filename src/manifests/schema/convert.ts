import { closedValues, replacements, requiredFields } from './knowledge.ts';
import type { JsonSchema, OpenApiSchema } from './types.ts';

const integerRanges: Record<string, { minimum: number; maximum: number }> = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { minimum: -(2 ** 63), maximum: 2 ** 63 },
};

/** Formats that the validator checks; the others only describe. */
const checkedFormats = new Set(['byte', 'date-time']);

/** Where a definition stands in the generated schema. */
export function reference(name: string): string {
  return `#/definitions/${name}`;
}

/** A reference to a definition, in a schema's text; a property may have the name `$ref`, too. */
const REFERENCE = /"\$ref":"[^"]*#\/definitions\/([^"]+)"/g;

/** The names of the definitions that a schema refers to. */
export function referencesIn(schema: JsonSchema | undefined): string[] {
  const text = JSON.stringify(schema) ?? '';
  return [...text.matchAll(REFERENCE)].map(([, name = '']) => name);
}

/** Turns a named definition of OpenAPI into strict JSON Schema: closed where the server is closed. */
export function convertDefinition(
  name: string,
  schemas: Readonly<Record<string, OpenApiSchema>>,
): JsonSchema {
  const replacement = replacements[name];
  if (replacement) return replacement;
  const definition = convertSchema(schemas[name] ?? {}, schemas, false);
  for (const [field, values] of Object.entries(closedValues[name] ?? {})) {
    const property = definition.properties?.[field];
    if (property) property.enum = [...values];
  }
  const required = [...(definition.required ?? []), ...(requiredFields[name] ?? [])];
  if (required.length > 0) definition.required = required.sort();
  return definition;
}

/**
 * Turns any schema of OpenAPI or of a CRD into strict JSON Schema. An object without fields is closed if
 * it has a name of its own and open if it is written in place, as the API server has it; `open` says which.
 */
export function convertSchema(
  schema: OpenApiSchema,
  schemas: Readonly<Record<string, OpenApiSchema>> = {},
  open = true,
): JsonSchema {
  const target = schema.$ref ?? schema.allOf?.find(({ $ref }) => $ref)?.$ref;
  if (target) return { $ref: reference(target.replace('#/components/schemas/', '')) };
  if (schema.nullable) {
    const { type, ...others } = convertSchema({ ...schema, nullable: false }, schemas, open);
    return { ...(type && { type: [type, 'null'].flat() }), ...others };
  }
  if (schema['x-kubernetes-int-or-string'] || schema.format === 'int-or-string') {
    return { type: ['integer', 'string'] };
  }
  switch (schema.type) {
    case 'object':
      return objectSchema(schema, schemas, open);
    case 'array':
      return arraySchema(schema, schemas);
    case 'integer':
      return { type: 'integer', ...integerRanges[schema.format ?? ''], ...limits(schema) };
    default:
      return scalarSchema(schema);
  }
}

function scalarSchema({ type, format, enum: values, ...schema }: OpenApiSchema): JsonSchema {
  return {
    ...(type && { type }),
    ...(format && checkedFormats.has(format) && { format }),
    ...(values && { enum: [...values].sort() }),
    ...limits(schema),
  };
}

function objectSchema(
  schema: OpenApiSchema,
  schemas: Readonly<Record<string, OpenApiSchema>>,
  open: boolean,
): JsonSchema {
  const { properties, additionalProperties, required } = schema;
  const result: JsonSchema = { type: 'object' };
  if (required?.length) result.required = [...required].sort();
  if (properties) result.properties = mapValues(properties, (each) => convertSchema(each, schemas));
  if (typeof additionalProperties === 'object') {
    result.additionalProperties = convertSchema(additionalProperties, schemas);
  } else if (!isOpen(schema, open)) result.additionalProperties = false;
  return result;
}

function isOpen(schema: OpenApiSchema, open: boolean): boolean {
  if (schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties === true) return true;
  return open && !schema.properties;
}

function arraySchema(
  schema: OpenApiSchema,
  schemas: Readonly<Record<string, OpenApiSchema>>,
): JsonSchema {
  const items = schema.items ?? {};
  const keys = schema['x-kubernetes-list-type'] === 'map' && schema['x-kubernetes-list-map-keys'];
  const fields = resolve(items, schemas).properties ?? {};
  return {
    type: 'array',
    items: convertSchema(items, schemas),
    ...(keys && {
      'x-unique': Object.fromEntries(keys.map((key) => [key, absentValue(fields[key])])),
    }),
  };
}

/** The value that a field has when it is not written. The empty text is OpenAPI's way to say none. */
function absentValue(field: OpenApiSchema | undefined): string | null {
  return typeof field?.default === 'string' && field.default !== '' ? field.default : null;
}

function resolve(schema: OpenApiSchema, schemas: Readonly<Record<string, OpenApiSchema>>) {
  const target = schema.$ref ?? schema.allOf?.find(({ $ref }) => $ref)?.$ref;
  return (target && schemas[target.replace('#/components/schemas/', '')]) || schema;
}

function limits({ minimum, maximum }: OpenApiSchema): JsonSchema {
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> {
  const names = Object.keys(record).sort();
  return Object.fromEntries(names.map((name) => [name, change(record[name] as T)]));
}
