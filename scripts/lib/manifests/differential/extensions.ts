import type { Versions } from '../../../../src/lesson/versions.ts';
import { definedKinds } from '../../../../src/manifests/custom-kinds.ts';
import { isOfExtensions } from '../../../../src/manifests/judge/whole.ts';
import { reference as referenceTo } from '../../../../src/manifests/schema/convert.ts';
import type { KubernetesSchema } from '../../../../src/manifests/schema/types.ts';
import { tool } from '../../run-tool.ts';
import { loadJudge } from '../judge/load.ts';
import { readJudgeRecord } from '../judge/record.ts';
import { loadAddonDefinitions } from '../schema/addon-definitions.ts';
import { loadSchema } from '../schema/load.ts';
import { kubernetesObjects, writtenObjects } from './corpus.ts';
import { schemaKinds } from './kinds.ts';
import { summary } from './record.ts';
import { judgeBoth, type Compared, type ComparisonOptions } from './run.ts';
import type { Base } from './sample.ts';
import { makeSamples } from './samples.ts';
import type { JsonObject } from './tree.ts';

/** A group in which no cluster has anything: what is there already can't be created. */
const FREE_GROUP = 'comparado.example.com';
/** Characters of a CRD up to which mutants are made of it: judging one of Gateway API takes a second. */
const SMALL = 12_000;

export interface ExtensionsComparisonOptions extends ComparisonOptions {
  /** What is defined, on both sides. */
  readonly definitions: readonly JsonObject[];
}

/** The CRDs whose kinds are compared: those of the course's addons, and our own. */
export function comparedDefinitions(root: string, { addons }: Versions): JsonObject[] {
  const ofAddons = loadAddonDefinitions(root, addons) as JsonObject[];
  return [
    ...ofAddons,
    ...writtenObjects()
      .map(({ object }) => object)
      .filter(isDefinition),
  ];
}

/** Compares the judge of CRDs, of what they define and of Kubernetes' own kinds with CEL: objects, and mutants of all. */
export async function runExtensionsComparison(
  options: ExtensionsComparisonOptions,
): Promise<Compared> {
  const { root, kubernetes, reference, definitions, modules, seed, count } = options;
  const judge = loadJudge(root, kubernetes).with(definitions);
  const schema = withKinds(loadSchema(root, kubernetes), definitions);
  const small = definitions.filter((one) => JSON.stringify(one).length < SMALL).map(elsewhere);
  const others = [...writtenObjects(), ...(modules ? kubernetesObjects(modules) : [])];
  const written = [...small, ...others.filter(({ object }) => !isDefinition(object))];
  const ask = (text: string) => judge.judge(text);
  const samples = makeSamples({ schema, judge: ask, written, seed, count });
  const { judged, seconds } = await judgeBoth(samples, judge, reference);
  const { sha256 } = readJudgeRecord(root, kubernetes, 'extensions');
  const about = { judge: sha256, date: new Date().toISOString(), seed, count, seconds };
  return { comparison: summary(judged, about), judged };
}

/** Has a cluster know the CRDs; what it gives takes them out again. */
export async function installDefinitions(
  definitions: readonly JsonObject[],
  flags: readonly string[],
): Promise<() => Promise<void>> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: definitions });
  await tool('kubectl', [...flags, 'create', '-f', '-'], { input });
  const established = ['wait', '--for=condition=established', '--timeout=60s', '-f', '-'];
  await tool('kubectl', [...flags, ...established], { input });
  return async () => {
    await tool('kubectl', [...flags, 'delete', '--wait=false', '-f', '-'], { input });
  };
}

/** The schema that objects are made by, of the kinds that the extensions judge. */
function withKinds(schema: KubernetesSchema, definitions: readonly unknown[]): KubernetesSchema {
  const kinds = definedKinds(definitions, '').map(({ apiVersion, kind, ...rest }) => ({
    name: `${apiVersion}/${kind}`.replaceAll('/', '.'),
    definition: { ...rest.schema, 'x-namespaced': rest.namespaced },
  }));
  const ofKinds = kinds.map(({ name, definition }) => [name, definition] as const);
  return {
    ...schema,
    oneOf: [
      ...schema.oneOf.filter((one) =>
        schemaKinds({ ...schema, oneOf: [one] }).some(isOfExtensions),
      ),
      ...kinds.map(({ name }) => ({ $ref: referenceTo(name) })),
    ],
    definitions: { ...schema.definitions, ...Object.fromEntries(ofKinds) },
  };
}

function isDefinition({ kind }: JsonObject): boolean {
  return kind === 'CustomResourceDefinition';
}

/** The same CRD in a group where it is new. */
function elsewhere(definition: JsonObject): Base {
  const spec = definition['spec'] as JsonObject;
  const { plural } = spec['names'] as { plural: string };
  const object = {
    ...definition,
    metadata: { name: `${plural}.${FREE_GROUP}` },
    spec: { ...spec, group: FREE_GROUP },
  };
  return { id: `CustomResourceDefinition/${plural}`, object };
}
