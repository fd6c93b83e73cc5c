import { Part, type Path } from '../part.ts';
import type { JsonSchema, KubernetesSchema } from '../schema/types.ts';
import { dereference } from '../schema/walk.ts';
import { fits, namesakeBelow } from './field-search.ts';

/** Kinds that are often written beside each other; of two that have a field, the first is meant. */
const KINDS = [
  'core.v1.Service',
  'core.v1.Pod',
  'apps.v1.Deployment',
  'apps.v1.StatefulSet',
  'batch.v1.CronJob',
  'batch.v1.Job',
  'networking.v1.Ingress',
  'core.v1.ConfigMap',
  'core.v1.Secret',
  'core.v1.PersistentVolumeClaim',
  'core.v1.PersistentVolume',
  'storage.v1.StorageClass',
  'autoscaling.v2.HorizontalPodAutoscaler',
  'policy.v1.PodDisruptionBudget',
  'networking.v1.NetworkPolicy',
  'rbac.v1.Role',
  'rbac.v1.RoleBinding',
];

/** A field that a map does not have, with what is written for it. */
interface Stray {
  readonly field: string;
  readonly value: unknown;
  /** The path of the map. */
  readonly place: Path;
  readonly root: KubernetesSchema;
}

/**
 * What to say of a field of another kind than the object's, which has it in a map of the same name: a Service's
 * `targetPort` among a container's `ports`. `undefined` if no kind does.
 */
export function otherKindHint(stray: Stray): string | undefined {
  const field = spelled(stray.field, stray.root);
  for (const kind of KINDS) {
    const schema = stray.root.definitions[`io.k8s.api.${kind}`];
    const holder = schema && holderIn(schema, { ...stray, field });
    if (holder === undefined) continue;
    const name = kind.split('.').at(-1) ?? '';
    const article = /(?:Class|Policy)$/.test(name) ? 'una' : 'un';
    return `«${field}» es de ${article} ${name}${holder === '' ? '' : `: va en su ${holder}`}.`;
  }
  return undefined;
}

/** The path of the map of a kind that has a field; empty for the object itself. */
function holderIn(schema: JsonSchema, { field, value, place, root }: Stray): string | undefined {
  const name = place.findLast((step) => typeof step === 'string');
  if (name !== undefined) {
    return namesakeBelow({ field, value, holder: new Part(undefined, []), schema, root }, name);
  }
  const property = schema.properties?.[field];
  return property && fits(value, dereference(property, root)) ? '' : undefined;
}

/** A field as Kubernetes writes it, if it has one that only differs in case. */
function spelled(field: string, root: KubernetesSchema): string {
  const { exact, small } = namesOf(root);
  return exact.has(field) ? field : (small.get(field.toLowerCase()) ?? field);
}

/** The names of all fields, and each by how it is in small letters. */
interface FieldNames {
  readonly exact: ReadonlySet<string>;
  readonly small: ReadonlyMap<string, string>;
}

const known = new WeakMap<KubernetesSchema, FieldNames>();

function namesOf(root: KubernetesSchema): FieldNames {
  const before = known.get(root);
  if (before) return before;
  const all = Object.values(root.definitions).flatMap((one) => Object.keys(one.properties ?? {}));
  // Of two that differ in case only, the first is meant: it comes last here.
  const small = new Map(all.toReversed().map((name) => [name.toLowerCase(), name]));
  const names = { exact: new Set(all), small };
  known.set(root, names);
  return names;
}
