import { dereference, format, validate, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { referencesIn } from './convert.ts';
import { explainError } from './explain.ts';
import { formats } from './formats.ts';
import { formatPath, type Part, type Path } from '../part.ts';
import type { JsonSchema, KubernetesSchema } from './types.ts';

/** Where schemas are while they are looked up; nothing is fetched from there. */
const BASE = new URL('https://schema.invalid/');

/** Failures of an object that are told. */
const MOST_FAILURES = 500;

/** Keywords that fail where a decoder does. */
const UNREADABLE = new Set(['type', 'format', 'minimum', 'maximum']);

/** Keywords that allow only some values. */
const VALUES = new Set(['enum', 'const']);

Object.assign(format, formats);

/**
 * Checks objects against the committed schema. The library reads a schema as it goes: there is nothing to
 * compile when the first object comes, and a page may forbid code that is made at run time.
 */
export class SchemaCheck {
  readonly root: KubernetesSchema;
  /** What the library has looked through, by address. */
  readonly #known: ReturnType<typeof dereference> = {};
  readonly #learned = new Set<JsonSchema>();
  #customs = 0;

  constructor(root: KubernetesSchema) {
    this.root = root;
  }

  /**
   * Reports everything in an object that its kind's schema does not allow. Returns where there are values
   * that cannot even be read: of a wrong type or form.
   */
  check(object: Part, schema: JsonSchema): Path[] {
    if (!this.#learned.has(schema)) this.#learn(schema, BASE, `custom/${(this.#customs += 1)}`);
    const { errors } = validate(object.value, schema as Schema, '7', this.#known, false);
    const failures = firstOfEach(errors).map(placed(object.value));
    const mistyped = new Set(failures.filter(isOfType).map(({ path }) => formatPath(path)));
    for (const { keyword, path } of failures) {
      // What is of another type is none of some values either.
      if (VALUES.has(keyword) && mistyped.has(formatPath(path))) continue;
      explainError(object.at(...path), keyword, { schema, root: this.root, path, object });
    }
    const unreadable = failures.filter(({ keyword }) => UNREADABLE.has(keyword));
    // A value that is empty is read as one that is not there.
    return unreadable.map(({ path }) => path).filter((path) => object.at(...path).exists);
  }

  /** Has the library look through a schema and the definitions that it needs: all of them take it 20 ms. */
  #learn(schema: JsonSchema, base: URL, name: string): void {
    this.#learned.add(schema);
    dereference(schema as Schema, this.#known, base, `/${name}`);
    for (const needed of referencesIn(schema)) {
      const definition = this.root.definitions[needed];
      if (!definition || this.#learned.has(definition)) continue;
      this.#learn(definition, new URL(this.root.$id, BASE), `definitions/${needed}`);
    }
  }
}

function isOfType({ keyword }: { keyword: string }): boolean {
  return keyword === 'type';
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

/**
 * Reads a JSON pointer as the library writes it, in a URI's fragment (`#/spec/0`, `#/data/a%20b`), as a path; a step is
 * a number only where the value is a list.
 */
function placed(value: unknown): (unit: OutputUnit) => { keyword: string; path: Path } {
  return ({ keyword, instanceLocation }) => {
    let current = value;
    const steps = instanceLocation.split('/').slice(1);
    const path = steps.map((escaped) => {
      const key = decodeURIComponent(escaped).replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(current) ? Number(key) : key;
      current = (current as Record<string | number, unknown>)[step];
      return step;
    });
    return { keyword, path };
  };
}
