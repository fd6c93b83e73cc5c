import type { ServerError, Verdict } from '../../../../src/manifests/judge/verdict.ts';
import type { JsonSchema, KubernetesSchema } from '../../../../src/manifests/schema/types.ts';
import type { Generator } from './generate.ts';
import { schemaAt } from './kinds.ts';
import type { Random } from './random.ts';
import {
  clone,
  isObject,
  parsePath,
  removeAt,
  setAt,
  valueAt,
  type JsonObject,
  type Path,
} from './tree.ts';

const ROUNDS = 40;
const ORDER = new Intl.Collator('en', { numeric: true });

export interface RepairOptions {
  readonly judge: (text: string) => readonly Verdict[];
  readonly generator: Generator;
  readonly definitions: KubernetesSchema['definitions'];
  readonly schema: JsonSchema;
  readonly random: Random;
}

/**
 * Makes an object that chance made into one that is accepted: what the judge says is missing is added, what it
 * does not take is taken out or changed for what it lists. Gives what there is when nothing helps any more.
 */
export function repair(object: JsonObject, options: RepairOptions): JsonObject {
  const repaired = clone(object);
  const trouble = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const [verdict] = options.judge(JSON.stringify(repaired));
    if (verdict?.outcome !== 'refused') break;
    let changed = false;
    for (const error of lastPlaceFirst(verdict.errors ?? [])) {
      const times = (trouble.get(error.path ?? '') ?? 0) + 1;
      trouble.set(error.path ?? '', times);
      changed = mend(repaired, error, times, options) || changed;
    }
    if (!changed) break;
  }
  return repaired;
}

/**
 * From the end, so that places in lists hold, and always in one order: the server goes through its maps in another
 * one each time.
 */
function lastPlaceFirst(errors: readonly ServerError[]): ServerError[] {
  const keyOf = ({ path = '', message }: ServerError) => `${path} ${message}`;
  return errors.toSorted((a, b) => ORDER.compare(keyOf(b), keyOf(a)));
}

function mend(
  object: JsonObject,
  error: ServerError,
  times: number,
  options: RepairOptions,
): boolean {
  const path = realPath(object, parsePath(error.path ?? ''));
  if (path.length === 0) return false;
  const listed = [...(error.detail ?? '').matchAll(/"([^"]*)"/g)].map(([, value]) => value ?? '');
  const isText = schemaAt(options.schema, path, options.definitions)?.type === 'string';
  if (error.type === 'FieldValueNotSupported' && isText && listed.length > 0 && times < 4) {
    setAt(object, path, options.random.pick(listed));
    return true;
  }
  if (matchSelector(object, path, times)) return true;
  const again = error.type === 'FieldValueInvalid' && (isText || path.length === 1);
  if (again && times < 4) return add(object, path, options);
  if (error.type === 'FieldValueRequired' && times < 6) return add(object, path, options);
  return takeOut(object, path, times, options);
}

/** The server's paths are not always those of a manifest. */
function realPath(object: JsonObject, path: Path): Path {
  const at = path.indexOf('resources');
  if (path.at(-1) === 'storage' && at === path.length - 2) {
    return [...path.slice(0, -1), 'requests', 'storage'];
  }
  const real: (string | number)[] = [];
  for (const step of path) {
    const parent = valueAt(object, real);
    const names = isObject(parent) ? Object.keys(parent) : [];
    const wanted = String(step).toLowerCase();
    const known = names.includes(String(step))
      ? step
      : names.find((name) => name.toLowerCase() === wanted);
    real.push(known ?? step);
  }
  return real;
}

/** Labels of a template have to be those of the selector beside it. */
function matchSelector(object: JsonObject, path: Path, times: number): boolean {
  const at = path.lastIndexOf('template');
  if (at < 0 || path.at(-1) !== 'labels' || times > 2) return false;
  const selector = valueAt(object, [...path.slice(0, at), 'selector']);
  if (!isObject(selector)) return false;
  const labels = 'matchLabels' in selector ? selector['matchLabels'] : selector;
  if (!isObject(labels) || 'matchExpressions' in labels) return false;
  setAt(object, path, { ...labels });
  return true;
}

function add(object: JsonObject, path: Path, options: RepairOptions): boolean {
  const { schema, definitions, generator, random } = options;
  const place = schemaAt(schema, path, definitions);
  if (!place) return false;
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  setAt(object, path, generator.value(place, field, random, random.pick([0.1, 0.4]), 4));
  return true;
}

/** Takes out what is wrong; what holds it, if it comes back or can't be taken out. */
function takeOut(object: JsonObject, path: Path, times: number, options: RepairOptions): boolean {
  const least = path[0] === 'spec' || path[0] === 'metadata' ? 2 : 1;
  const up = Math.max(0, times - 2);
  for (let length = path.length - up; length >= least; length--) {
    const place = path.slice(0, length);
    const parent = schemaAt(options.schema, place.slice(0, -1), options.definitions);
    const required = parent?.required?.includes(String(place.at(-1))) ?? false;
    if (required && times < 3) return add(object, place, options);
    if (!required && removeAt(object, place)) return true;
  }
  return false;
}
