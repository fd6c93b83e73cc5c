import { dereference, format, validate, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { explainError } from './explain.ts';
import { formats } from './formats.ts';
import type { Part, Path } from './part.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';

/** Where schemas are while they are looked up; nothing is fetched from there. */
const BASE = new URL('https://schema.invalid/');

/** Failures of an object that are told. */
const MOST_FAILURES = 500;

/** Keywords that fail where a decoder does. */
const UNREADABLE = new Set(['type', 'format', 'minimum', 'maximum']);

Object.assign(format, formats);

/**
 * Checks objects against the committed schema. The library reads a schema as it goes: there is nothing to
 * compile when the first object comes, and a page may forbid code that is made at run time.
 */
export class SchemaCheck {
  readonly root: KubernetesSchema;
  readonly #known: ReturnType<typeof dereference>;
  readonly #custom = new WeakSet<JsonSchema>();
  #customs = 0;

  constructor(root: KubernetesSchema) {
    this.root = root;
    const { $id, definitions } = root;
    this.#known = dereference({ $id, definitions } as Schema, undefined, BASE);
  }

  /**
   * Reports everything in an object that its kind's schema does not allow. Returns where there are values
   * that cannot even be read: of a wrong type or form.
   */
  check(object: Part, schema: JsonSchema): Path[] {
    if (!this.#custom.has(schema)) {
      this.#custom.add(schema);
      dereference(schema as Schema, this.#known, BASE, `/custom/${(this.#customs += 1)}`);
    }
    const { errors } = validate(object.value, schema as Schema, '7', this.#known, false);
    const failures = firstOfEach(errors).map(placed(object.value));
    for (const { keyword, path } of failures) {
      explainError(object.at(...path), keyword, { schema, root: this.root, path });
    }
    return failures.filter(({ keyword }) => UNREADABLE.has(keyword)).map(({ path }) => path);
  }
}

/**
 * A keyword fails once at a place: a map that lacks two fields has two units of output. Of an object in which
 * everything is wrong, so many as somebody reads.
 */
function firstOfEach(units: readonly OutputUnit[]): OutputUnit[] {
  const found = new Map<string, OutputUnit>();
  for (const unit of units) {
    const place = `${unit.keyword} ${unit.instanceLocation}`;
    if (!found.has(place)) found.set(place, unit);
    if (found.size === MOST_FAILURES) break;
  }
  return [...found.values()];
}

/** Reads a JSON pointer (`#/spec/0`) as a path; a step is a number only where the value is a list. */
function placed(value: unknown): (unit: OutputUnit) => { keyword: string; path: Path } {
  return ({ keyword, instanceLocation }) => {
    let current = value;
    const steps = instanceLocation.split('/').slice(1);
    const path = steps.map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(current) ? Number(key) : key;
      current = (current as Record<string | number, unknown>)[step];
      return step;
    });
    return { keyword, path };
  };
}
