import type { FieldAdvice } from '../part.ts';
import type { SchemaContext } from '../schema/explain.ts';
import { schemasAlong } from '../schema/walk.ts';
import { fits } from './field-search.ts';
import { above } from './unknown-field.ts';

/** What to do about a list or a map in a map of texts: with less indentation it may be a field of what holds that. */
export function tooDeepAdvice({
  schema,
  root,
  path,
  object,
}: SchemaContext): FieldAdvice | undefined {
  const [place, field] = [path.slice(0, -1), String(path.at(-1))];
  const { value } = object.at(...path);
  const along = schemasAlong(place, schema, root);
  const isInMap = along.length > place.length && along.at(-1)?.properties === undefined;
  if (typeof value !== 'object' || !isInMap) return undefined;
  const advice = above({ field, value, place, along, context: { schema, root, path, object } });
  const [meant] = advice?.instead ?? [];
  const own = meant && schemasAlong(meant.path, schema, root).at(-1);
  return own && fits(value, own) ? advice : undefined;
}
