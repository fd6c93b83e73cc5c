import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';

/**
 * The keyword `x-unique` of the generated schema: no two items of a list have the same values in the
 * given fields. A field that is absent counts with the value given for it.
 */
const validate: SchemaValidateFunction = (
  fields: Record<string, string | null>,
  list: unknown[],
) => {
  const seen = new Map<string, number>();
  const errors: NonNullable<SchemaValidateFunction['errors']> = [];
  list.forEach((item, index) => {
    const key = itemKey(item, fields);
    if (key === undefined) return;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else errors.push({ keyword: 'x-unique', params: { index, first, key } });
  });
  validate.errors = errors;
  return errors.length === 0;
};

export const uniqueKeyword: FuncKeywordDefinition = {
  keyword: 'x-unique',
  type: 'array',
  schemaType: 'object',
  errors: 'full',
  validate,
};

/** `containerPort 80, protocol TCP`; nothing for an item that has none of the fields. */
function itemKey(item: unknown, fields: Record<string, string | null>): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const values = item as Record<string, unknown>;
  if (!Object.keys(fields).some((field) => values[field] !== undefined)) return undefined;
  const parts = Object.entries(fields).flatMap(([field, absent]) => {
    const value = values[field] ?? absent;
    return value === null ? [] : `${field} ${JSON.stringify(value)}`;
  });
  return parts.join(' y ');
}
