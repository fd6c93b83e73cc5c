import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import type { KubernetesSchema } from '../../../../src/manifests/schema/types.ts';
import { Generator } from './generate.ts';
import { schemaKinds, type SchemaKind } from './kinds.ts';
import { MUTATIONS } from './mutations.ts';
import { Random } from './random.ts';
import { repair } from './repair.ts';
import type { Base, Sample } from './sample.ts';
import { SPELLINGS } from './spelling.ts';
import { clone } from './tree.ts';

export interface SampleOptions {
  readonly schema: KubernetesSchema;
  /** By which what is made by chance is led to be accepted. */
  readonly judge: (text: string) => readonly Verdict[];
  /** Objects that somebody wrote. */
  readonly written: readonly Base[];
  readonly seed: string;
  /** How many objects to make by chance, over all kinds. */
  readonly count: number;
}

/** From few fields to almost all. */
const RICHNESS = [0.1, 0.3, 0.6, 0.9] as const;

/** All that is to be judged: the same for the same options, in the same order. */
export function makeSamples(options: SampleOptions): Sample[] {
  const kinds = schemaKinds(options.schema).filter((kind) => isKnown(kind, options));
  const byName = new Map(kinds.map((kind) => [nameOf(kind), kind]));
  const generator = new Generator(options.schema);
  const written = options.written.flatMap((base) => {
    const kind = byName.get(nameOf(base.object as unknown as SchemaKind));
    return kind ? fromBase(base, kind, generator, options) : [];
  });
  const each = Math.ceil(options.count / kinds.length);
  const generated = kinds.flatMap((kind) =>
    Array.from({ length: each }, (_, number) => {
      const id = `generated/${nameOf(kind)}/${number}`;
      const random = new Random(`${options.seed}:${id}`);
      const richness = RICHNESS[number % RICHNESS.length] ?? 0.1;
      const object = generator.object(kind, random, richness);
      return fromBase({ id, object }, kind, generator, options);
    }).flat(),
  );
  return [...written, ...generated];
}

/** An object as it is, made right, and with one thing wrong in each way that there is. */
function fromBase(
  { id, object }: Base,
  kind: SchemaKind,
  generator: Generator,
  { schema: { definitions }, judge, seed }: SampleOptions,
): Sample[] {
  const { apiVersion, kind: name, schema } = kind;
  const sample = (text: string | undefined, mutation?: string): Sample[] =>
    text === undefined ? [] : [{ id, apiVersion, kind: name, text, ...(mutation && { mutation }) }];
  const whole = {
    judge,
    generator,
    definitions,
    schema,
    random: new Random(`${seed}:${id}:repair`),
  };
  const right = repair(object, whole);
  const mutants = Object.entries(MUTATIONS).flatMap(([mutation, mutate]) => {
    const random = new Random(`${seed}:${id}:${mutation}`);
    const mutant = clone(right);
    const changed = mutate({ object: mutant, schema, definitions, generator, random });
    return changed ? sample(JSON.stringify(mutant), mutation) : [];
  });
  const spelt = Object.entries(SPELLINGS).flatMap(([mutation, spell]) =>
    sample(spell(right, new Random(`${seed}:${id}:${mutation}`)), mutation),
  );
  const asFound = JSON.stringify(object);
  const repaired = JSON.stringify(right);
  return [
    ...sample(asFound),
    ...(repaired === asFound ? [] : sample(repaired, 'made right')),
    ...mutants,
    ...spelt,
  ];
}

function isKnown({ apiVersion, kind }: SchemaKind, { judge }: SampleOptions): boolean {
  const text = JSON.stringify({ apiVersion, kind, metadata: { name: 'uno' } });
  return judge(text)[0]?.outcome !== 'unknown';
}

function nameOf({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  return `${apiVersion}/${kind}`;
}
