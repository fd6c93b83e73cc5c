import type { JsonSchema, KubernetesSchema } from '../../../../src/manifests/schema/types.ts';
import { resolve, type SchemaKind } from './kinds.ts';
import type { Random } from './random.ts';
import type { Json, JsonObject } from './tree.ts';
import { date, keyFor, numberFor, quantity, textFor } from './values.ts';

/** Nothing below here but what is required: schemas of Kubernetes end, their combinations do not. */
const DEEPEST = 9;
/** What the server fills in itself, or throws away. */
const NOT_WRITTEN = ['managedFields', 'selfLink', 'resourceVersion', 'creationTimestamp', 'uid'];
const NOT_WRITTEN_OFTEN = [
  ...['status', 'ownerReferences', 'deletionTimestamp', 'generation', 'ephemeralContainers'],
  ...['deletionGracePeriodSeconds', 'schedulingGates'],
];
const ALMOST_ALWAYS = ['spec', 'template', 'selector', 'matchLabels', 'rules', 'containers'];
/** Names that are more than a name. */
const NAMES: Readonly<Record<string, string>> = { IPAddress: '10.0.0.' };

/** Objects made by chance of what the schema allows. */
export class Generator {
  readonly #definitions: KubernetesSchema['definitions'];

  constructor({ definitions }: KubernetesSchema) {
    this.#definitions = definitions;
  }

  /** An object of a kind. `richness`, from 0 to 1, is how much of what is optional it has. */
  object({ apiVersion, kind, schema }: SchemaKind, random: Random, richness: number): JsonObject {
    const rest = this.value(schema, kind, random, richness) as JsonObject;
    const metadata: JsonObject = { ...(rest['metadata'] as JsonObject | undefined) };
    metadata['name'] = `${NAMES[kind] ?? 'gen-'}${random.below(255)}`;
    delete metadata['generateName'];
    delete metadata['namespace'];
    return { apiVersion, kind, ...rest, metadata };
  }

  /** A value that the schema of a field allows. */
  value(schema: JsonSchema, field: string, random: Random, richness: number, depth = 0): Json {
    const known = resolve(schema, this.#definitions);
    if (known.const !== undefined) return known.const as Json;
    if (known.enum) return random.pick(known.enum) as Json;
    if (known.if) return this.value(known.else ?? {}, field, random, richness, depth);
    switch (Array.isArray(known.type) ? random.pick(known.type) : known.type) {
      case 'object':
        return this.#fields(known, field, random, richness, depth);
      case 'array':
        return this.#list(known, field, random, richness, depth);
      case 'integer':
      case 'number':
        return numberFor(field, random);
      case 'boolean':
        return random.chance(0.5);
      case 'null':
        return null;
      default:
        return text(known, field, random);
    }
  }

  #list(
    schema: JsonSchema,
    field: string,
    random: Random,
    richness: number,
    depth: number,
  ): Json[] {
    const count = random.chance(0.25) ? 2 : 1;
    const item = (): Json => this.value(schema.items ?? {}, field, random, richness, depth);
    return Array.from({ length: count }, item);
  }

  #fields(schema: JsonSchema, field: string, random: Random, richness: number, depth: number) {
    const made: JsonObject = {};
    const required = new Set(schema.required);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!required.has(name) && !this.#wanted(name, random, richness, depth)) continue;
      // Deeper down there are more fields: each has fewer chances.
      made[name] = this.value(property, name, random, richness * 0.7, depth + 1);
    }
    const { additionalProperties } = schema;
    if (typeof additionalProperties === 'object') {
      for (let left = 1 + random.below(2); left > 0; left--) {
        const key = keyFor(field, random);
        made[key] = this.value(additionalProperties, 'value', random, richness, depth + 1);
      }
    }
    return made;
  }

  #wanted(name: string, random: Random, richness: number, depth: number): boolean {
    if (NOT_WRITTEN.includes(name) || depth >= DEEPEST) return false;
    if (ALMOST_ALWAYS.includes(name)) return random.chance(0.95);
    return random.chance(NOT_WRITTEN_OFTEN.includes(name) ? 0.03 : richness);
  }
}

function text({ format }: JsonSchema, field: string, random: Random): Json {
  if (format === 'quantity') return quantity(random);
  if (format === 'date-time' || format === 'micro-time')
    return date(random, format === 'micro-time');
  if (format === 'byte') return random.pick(['dW5v', '', 'ZG9z']);
  return textFor(field, random);
}
