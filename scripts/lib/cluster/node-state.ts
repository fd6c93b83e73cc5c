import { isDeepStrictEqual } from 'node:util';
import type { KubeClient } from './kube-client.ts';

/** What a person can set on a node, as it was at some moment. */
export interface NodeState {
  readonly name: string;
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly taints: readonly Taint[];
  readonly unschedulable: boolean;
}

/** A difference of a node, in words, and what undoes it; without a patch where the node is not there. */
export interface NodeChange {
  readonly node: string;
  readonly text: string;
  readonly patch?: NodePatch;
}

type Texts = Readonly<Record<string, string>>;
type NodePatch = Readonly<Record<string, unknown>>;

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** Kubernetes itself writes it, by how many nodes there are. */
const OWN_ANNOTATIONS = ['node.alpha.kubernetes.io/ttl'];
/** The taints with which Kubernetes itself tells a node's health, or that it is cordoned. */
const OWN_TAINTS = 'node.kubernetes.io/';

/** The nodes of a cluster as they are now, without what Kubernetes itself writes on them. */
export async function readNodeStates(
  client: KubeClient,
  signal: AbortSignal,
): Promise<NodeState[]> {
  const list: unknown = await client.get('/api/v1/nodes', signal);
  const { items } = list as { readonly items: readonly NodeObject[] };
  return items.map(({ metadata: { name, labels = {}, annotations = {} }, spec }) => ({
    name,
    labels,
    annotations: Object.fromEntries(
      Object.entries(annotations).filter(([key]) => !OWN_ANNOTATIONS.includes(key)),
    ),
    taints: (spec.taints ?? [])
      .filter(({ key }) => !key.startsWith(OWN_TAINTS))
      .map(({ key, value, effect }) => ({ key, ...(value !== undefined && { value }), effect })),
    unschedulable: spec.unschedulable ?? false,
  }));
}

interface NodeObject {
  readonly metadata: {
    readonly name: string;
    readonly labels?: Texts;
    readonly annotations?: Texts;
  };
  readonly spec: { readonly taints?: readonly Taint[]; readonly unschedulable?: boolean };
}

/** What is not as it was on the nodes that were there. */
export function nodeChanges(before: readonly NodeState[], now: readonly NodeState[]): NodeChange[] {
  return before.flatMap((old): NodeChange[] => {
    const node = now.find(({ name }) => name === old.name);
    if (!node) return [{ node: old.name, text: `el nodo ${old.name} ya no está en el clúster` }];
    return differences(old, node).map(([what, patch]) => ({
      node: old.name,
      text: `${what} en el nodo ${old.name}`,
      patch,
    }));
  });
}

function differences(old: NodeState, now: NodeState): [what: string, patch: NodePatch][] {
  const metadata = (field: 'labels' | 'annotations', word: string) =>
    keysThatDiffer(old[field], now[field]).map((key): [string, NodePatch] => {
      const [was, is] = [old[field][key], now[field][key]];
      const what = was === undefined ? 'sobra' : is === undefined ? 'falta' : 'ha cambiado';
      return [`${what} la ${word} «${key}»`, { metadata: { [field]: { [key]: was ?? null } } }];
    });
  const found = [...metadata('labels', 'etiqueta'), ...metadata('annotations', 'anotación')];
  if (!isDeepStrictEqual(old.taints, now.taints)) {
    const key = `${describe(now.taints)}; antes, ${describe(old.taints)}`;
    found.push([`han cambiado los taints (${key})`, { spec: { taints: old.taints } }]);
  }
  if (old.unschedulable !== now.unschedulable) {
    const what = now.unschedulable ? 'se ha quedado un cordon' : 'falta el cordon que había';
    found.push([what, { spec: { unschedulable: old.unschedulable } }]);
  }
  return found;
}

function keysThatDiffer(old: Texts, now: Texts): string[] {
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...keys].filter((key) => old[key] !== now[key]);
}

function describe(taints: readonly Taint[]): string {
  const texts = taints.map(
    ({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`,
  );
  return texts.join(', ') || 'ninguno';
}
