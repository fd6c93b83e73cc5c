import { closest } from '../../lesson/suggest.ts';
import type { SchemaContext } from '../schema/explain.ts';
import { fits, hasKey, holderBelow, namesakeBelow, onlyWay } from './field-search.ts';
import { composeHint } from './compose-fields.ts';
import { handlerAdvice } from './handlers.ts';
import { longerThan, slipOf } from './field-names.ts';
import { entryAdvice, textHint } from './map-entries.ts';
import { movedAdvice } from './moved-fields.ts';
import { otherKindHint } from './other-kinds.ts';
import { formatPath, type FieldAdvice, type Path } from '../part.ts';
import type { JsonSchema } from '../schema/types.ts';
import { dereference, schemasAlong } from '../schema/walk.ts';
import { renamedAdvice } from './renamed-fields.ts';
import { translation } from './translations.ts';

/** Steps up from a map to where a namesake of it is looked for. */
const FARTHEST = 6;

/** An unknown field, and where it was written. */
interface Unknown {
  readonly field: string;
  readonly value: unknown;
  /** The path of the map that it is in. */
  readonly place: Path;
  /** The schemas of the way there. */
  readonly along: readonly JsonSchema[];
  readonly context: SchemaContext;
}

/** What to do about a field that its place does not have; `undefined` if nobody can guess. */
export function unknownFieldAdvice(context: SchemaContext): FieldAdvice | undefined {
  const { schema, root, path, object } = context;
  const [place, field] = [path.slice(0, -1), String(path.at(-1))];
  const along = schemasAlong(place, schema, root);
  // The place itself may be unknown to the schema.
  if (along.length <= place.length) return undefined;
  const { value } = object.at(...path);
  const unknown = { field, value, place, along, context };
  const { properties = {}, required = [] } = along.at(-1) ?? {};
  const options = Object.keys(properties);
  const able = options.filter((name) => fits(value, dereference(properties[name] ?? {}, root)));
  const holder = object.at(...place);
  // Nobody means what is written there already.
  const isWritten = (name: string) => hasKey(holder, name);
  const open = (name?: string) => (name !== undefined && !isWritten(name) ? name : undefined);
  const list = options.length > 0 && options.length <= 12 ? options.join(', ') : undefined;
  const named = (option: string | undefined) => meant(option, unknown);
  return (
    placed(movedAdvice({ field, value, options, isWritten }), place) ??
    said(options.includes('imagePullPolicy') && composeHint(field, value, place)) ??
    placed(renamedAdvice(field, value, options), place) ??
    named(translation(field, options) ?? slipOf(field, able)) ??
    placed(handlerAdvice(field, holder, options), place) ??
    placed(entryAdvice(field, value, options), place) ??
    above(unknown) ??
    below(unknown) ??
    named(
      open(longerThan(field, able)) ??
        longerThan(
          field,
          required.filter((name) => open(name)),
        ),
    ) ??
    said(cousin(unknown)) ??
    said(beside(unknown)) ??
    said(otherKindHint({ ...unknown, root })) ??
    said(textHint(field, value, options)) ??
    named(slipOf(field, options) ?? longerThan(field, options) ?? closest(field, able)) ??
    said(list && `Aquí caben: ${list}.`)
  );
}

function said(hint: string | false | undefined): FieldAdvice | undefined {
  return hint ? { hint } : undefined;
}

/** Of a field with too much indentation: it belongs to what holds its map, and is not there yet. */
export function above({ field, value, place, along, context }: Unknown): FieldAdvice | undefined {
  const at = along
    .slice(0, -1)
    .findLastIndex(
      ({ properties = {} }, depth) =>
        Object.hasOwn(properties, field) &&
        !hasKey(context.object.at(...place.slice(0, depth)), field),
    );
  if (at < 0) return undefined;
  const holder = place.slice(0, at);
  const where = formatPath(holder) || 'la raíz del objeto';
  return {
    hint: `«${field}» va en ${where}: mira la sangría.`,
    instead: [{ path: [...holder, field], value }],
  };
}

/** Of a field with too little indentation: it belongs to something beside it. */
function below({ field, value, place, along, context }: Unknown): FieldAdvice | undefined {
  const holder = context.object.at(...place);
  const own = along.at(-1) ?? {};
  const found = holderBelow({ field, value, holder, schema: own, root: context.root });
  if (found === undefined) return undefined;
  const [first = ''] = found.split('.');
  const inside = found.endsWith('[]') ? `un elemento de ${found.slice(0, -2)}` : found;
  const hint = hasKey(holder, first.replace('[]', ''))
    ? `«${field}» va dentro de ${inside}: dale más sangría.`
    : `«${field}» va más adentro: ${found}.${field}.`;
  const way = onlyWay(found, holder);
  return way ? { hint, instead: [{ path: [...place, ...way, field], value }] } : { hint };
}

/** Of a field that a map of the same name has elsewhere: a container's `securityContext`, not the Pod's. */
function cousin({ field, value, place, along, context }: Unknown): string | undefined {
  const name = place.findLast((step) => typeof step === 'string');
  if (name === undefined) return undefined;
  for (let depth = place.length - 1; depth >= Math.max(0, place.length - FARTHEST); depth -= 1) {
    const holder = context.object.at(...place.slice(0, depth));
    const schema = along[depth] ?? {};
    const sought = { field, value, holder, schema, root: context.root };
    const found = namesakeBelow(sought, String(name));
    if (found === undefined) continue;
    const start = formatPath(place.slice(0, depth));
    return `«${field}» va en ${start && `${start}.`}${found}.`;
  }
  return undefined;
}

/** Of a field of the object's own `spec`, or the like, that is in the wrong one of its parts. */
function beside({ field, value, place, along, context }: Unknown): string | undefined {
  if (place.length !== 1) return undefined;
  const sought = {
    field,
    value,
    holder: context.object,
    schema: along[0] ?? {},
    root: context.root,
  };
  const found = holderBelow(sought);
  return found === undefined ? undefined : `«${field}» va en ${found}.`;
}

function meant(option: string | undefined, { place, value }: Unknown): FieldAdvice | undefined {
  if (option === undefined) return undefined;
  return {
    hint: `¿Querías decir "${option}"?`,
    instead: [{ path: [...place, option], value }],
  };
}

/** Advice that is given from the place of a field, from the root of its object. */
function placed(advice: FieldAdvice | undefined, place: Path): FieldAdvice | undefined {
  if (!advice?.instead) return advice;
  const instead = advice.instead.map(({ path, ...one }) => ({ ...one, path: [...place, ...path] }));
  return { ...advice, instead };
}
