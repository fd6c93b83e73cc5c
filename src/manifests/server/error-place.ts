import type { ServerError } from '../judge/verdict.ts';
import type { Part, Path } from '../part.ts';
import { serverPath } from './path.ts';

/** Steps that the server leaves out of a path in a row: the name of a list, and which of its items. */
const MOST_LEFT_OUT = 2;

/** What the server says before the values that there may be. */
const SUPPORTED = 'supported values: ';

/** The same, of two values. */
const ONE_OF_TWO = /^must be '\w+' or '\w+'$/;

/** Parts that are wrong alike and that are told. */
const MOST_ALIKE = 10;

/** The first of the parts that an error of the server is about. */
export function placeOf(error: ServerError, object: Part): Part {
  return placesOf(error, object)[0];
}

/**
 * The parts of an object that an error of the server is about, as they are written there, or as they would be. Of
 * items that are wrong alike, where it does not say which, the server says it once.
 */
export function placesOf(error: ServerError, object: Part): readonly [Part, ...Part[]] {
  const part = object.at(...serverPath(error.path ?? '', object.value));
  const resource = /less than or equal to (\S+) limit of/.exec(error.detail ?? '')?.[1];
  if (resource !== undefined) return [part.at(resource)];
  const beside = valueBeside(error, part, object);
  if (beside) return [beside];
  const [first = part, ...others] =
    part.value === undefined ? elsewhere(error, object, part) : entriesMeant(error, part);
  return [first, ...others.slice(0, MOST_ALIKE - 1)];
}

/**
 * The field of which the server gives the value in an error that names another one: the `value` that `operator: Exists`
 * does not take, the `serviceAccount` that it keeps as `serviceAccountName`.
 */
function valueBeside(
  { value, detail = '' }: ServerError,
  part: Part,
  object: Part,
): Part | undefined {
  if (typeof value !== 'string' || value === '' || typeof part.value === 'object') return undefined;
  const holder = object.at(...part.path.slice(object.path.length, -1));
  const own = part.path.at(-1);
  const others = holder.entries().filter(([key, one]) => key !== own && one.value === value);
  const named = /^(\w+) must be empty/.exec(detail)?.[1];
  const isOnly = others.length === 1 && part.value !== value && own !== value;
  // Of what is not there, only what it was called before.
  const isAble = (key: string) => part.exists || String(own).startsWith(key);
  return others.find(([key]) => (isOnly && isAble(key)) || key === named)?.[1];
}

/** What the server says of a key, and never of a value. */
const OF_KEY = /^(?:(?:name|prefix) part |a valid (?:label|config) key )/;

/** Whether an error is of the key that a part is the value of, and not of the value. */
export function isOfKey(error: ServerError, part: Part): boolean {
  const { value, detail = '' } = error;
  const key = part.path.at(-1);
  if (value === key) return value !== part.value || OF_KEY.test(detail);
  return isOfUnsupportedKey(error, key ?? '');
}

/** Whether an error is of a map, which the server gives whole, for a key that is none of those that there may be. */
export function isOfUnsupportedKey({ type, value }: ServerError, key: string | number): boolean {
  return type === 'FieldValueNotSupported' && isRecord(value) && Object.hasOwn(value, key);
}

/** Of a map or a list as a whole the server says which entry is wrong by its key, its value or what it lacks. */
function entriesMeant({ type, value, detail = '' }: ServerError, part: Part): Part[] {
  const byKey = part.entries().find(([key]) => key === value)?.[1];
  const all = part.children();
  // What is forbidden has no value of its own in the error.
  const isIt = (one: Part) => type !== 'FieldValueForbidden' && one.exists && one.value === value;
  const byValue = all.filter(isIt);
  // The key of one entry may be the value of another.
  if (byKey && (byValue.length === 0 || OF_KEY.test(detail))) return [byKey];
  if (byValue.length > 0) return byValue.slice(type === 'FieldValueDuplicate' ? 1 : 0);
  // Of what a field of one of its items has, the server says it of a list.
  const fields = part.items().flatMap((item) => item.entries().map(([, field]) => field));
  const inItems = type === 'FieldValueNotSupported' ? fields.filter(isIt) : [];
  if (inItems.length > 0) return inItems;
  const byName = unsupportedKeys(value, detail, part);
  if (byName.length > 0) return byName;
  const field = [...unsupported(value, detail, all), ...named(value, detail, part)];
  return [...field, ...lacking(detail, part.items())];
}

/** The keys of a map, which the server gives whole as it is written, that are none of those that there may be. */
function unsupportedKeys(value: unknown, detail: string, map: Part): Part[] {
  const isAsWritten = isRecord(value) && Object.keys(value).every((key) => map.at(key).exists);
  if (!isAsWritten || !detail.startsWith(SUPPORTED)) return [];
  return map.entries().flatMap(([key, one]) => (detail.includes(`"${key}"`) ? [] : [one]));
}

/** The field of a struct, which the server gives whole, that has not one of the values that it should have. */
function unsupported(value: unknown, detail: string, fields: readonly Part[]): Part[] {
  if (!isRecord(value) || !(detail.startsWith(SUPPORTED) || ONE_OF_TWO.test(detail))) return [];
  const values = Object.values(value);
  const isWrong = ({ value: own }: Part) =>
    [`"${String(own)}"`, `'${String(own)}'`].every((quoted) => !detail.includes(quoted));
  return fields.filter((one) => values.includes(one.value) && isWrong(one)).slice(0, 1);
}

/** The field of a struct, which the server gives whole, that it names first of those that do not go together. */
function named(value: unknown, detail: string, struct: Part): Part[] {
  if (!isRecord(value)) return [];
  const names = [...detail.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  return names
    .map((name) => struct.at(name))
    .filter(({ exists }) => exists)
    .slice(0, 1);
}

/** The items that have none of some fields, of which they need one. */
function lacking(detail: string, items: readonly Part[]): Part[] {
  const [, list = ''] = /must specify (?:at least )?one of: (.*)/.exec(detail) ?? [];
  const names = [...list.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  if (names.length === 0) return [];
  return items.filter((item) => names.every((name) => !item.at(name).exists));
}

/** Where something is written of which the server leaves a step out: an index, a list, `requests`. */
function elsewhere(error: ServerError, object: Part, part: Part): Part[] {
  const { type, value } = error;
  const steps = part.path.slice(object.path.length);
  const depth = steps.findIndex(
    (_, at) => object.at(...steps.slice(0, at + 1)).value === undefined,
  );
  const [deepest, rest] = [object.at(...steps.slice(0, depth)), steps.slice(depth)];
  // Of `spec.resources.requests.storage` the server leaves a step out; and requests it takes from limits.
  const last = steps.at(-1) ?? '';
  const requested = object.at(...steps.slice(0, -1), 'requests', last);
  const limited = object.at(...steps.slice(0, -2), 'limits', last);
  const guess = [requested, limited].find(({ exists }) => exists);
  if (guess) return [guess];
  if (type === 'FieldValueRequired')
    return isQuantity(steps) ? [requested] : lackedByItems(deepest, rest);
  if (value === undefined || typeof value === 'object') return [];
  return below(deepest, rest, MOST_LEFT_OUT).flatMap((one) =>
    one.value === value ? [one] : entriesMeant(error, one),
  );
}

/** Where a field is missing in items of a list, of which the server does not say which. */
function lackedByItems(part: Part, rest: Path): Part[] {
  if (rest.length === 1 && !Array.isArray(part.value)) return [];
  const lists = [part, ...part.entries().map(([, one]) => one)];
  const holders = lists
    .flatMap((list) => list.items())
    .map((item) => item.at(...rest.slice(0, -1)))
    .filter(isMap);
  return holders.map((holder) => holder.at(...rest.slice(-1))).filter(({ exists }) => !exists);
}

/** Whether a path ends in a resource that should be below its limits or requests. */
function isQuantity(path: Path): boolean {
  const [holder, name] = path.slice(-2);
  return holder === 'resources' && !['limits', 'requests', 'claims'].includes(String(name));
}

function isMap({ value }: Part): boolean {
  return isRecord(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What there is with a path that ends in these steps, and up to so many left out before them. */
function below(part: Part, steps: Path, leftOut: number): Part[] {
  const found = [part.at(...steps)].filter(({ exists }) => exists);
  if (leftOut === 0) return found;
  return [...found, ...part.children().flatMap((one) => below(one, steps, leftOut - 1))];
}
