import type { Cluster } from '../cluster/cluster.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import type { NodeChange, NodeState } from '../cluster/node-state.ts';
import { nodeChanges, readNodeStates } from '../cluster/node-state.ts';
import type { StaticPodChange, StaticPods } from '../cluster/static-pods.ts';
import { readStaticPods, staticPodChanges } from '../cluster/static-pods.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import type { ObjectIdentity, Snapshot } from './snapshot.ts';
import { takeSnapshot } from './snapshot.ts';

/** A cluster and how to talk to it. */
export interface ClusterAccess {
  readonly cluster: Cluster;
  readonly client: KubeClient;
}

/** All that is remembered of a cluster, to tell what changed and to put it back. Plain data. */
export interface Baseline {
  /** Ids of the nodes' containers: another cluster has others. */
  readonly containers: readonly string[];
  readonly snapshot: Snapshot;
  readonly nodes: readonly NodeState[];
  readonly staticPods: Readonly<Record<string, StaticPods>>;
}

/** How a cluster differs from its baseline. */
export interface ClusterDifference {
  readonly added: readonly ObjectIdentity[];
  readonly missing: readonly ObjectIdentity[];
  readonly nodes: readonly NodeChange[];
  readonly staticPods: readonly StaticPodChange[];
  /** Names of nodes that do not run. */
  readonly stopped: readonly string[];
}

/** Remembers a cluster as it is now. */
export async function takeBaseline(
  { cluster, client }: ClusterAccess,
  signal: AbortSignal,
): Promise<Baseline> {
  const containers = await cluster.nodes();
  const [snapshot, nodes, staticPods] = await Promise.all([
    takeSnapshot(client, signal),
    readNodeStates(client, signal),
    readStaticPods(containers, signal),
  ]);
  return { containers: containers.map(({ id }) => id), snapshot, nodes, staticPods };
}

/** What is not as it was. Rejects where the cluster does not answer. */
export async function differenceFrom(
  baseline: Baseline,
  { cluster, client }: ClusterAccess,
  signal: AbortSignal,
): Promise<ClusterDifference> {
  const containers = await cluster.nodes();
  const running = containers.filter(({ state }) => state === 'running');
  const [snapshot, nodes, staticPods] = await Promise.all([
    takeSnapshot(client, signal),
    readNodeStates(client, signal),
    readStaticPods(running, signal),
  ]);
  const isRunning = (name: string) => running.some((node) => node.name === name);
  const readable = Object.entries(baseline.staticPods).filter(([name]) => isRunning(name));
  return {
    ...compareSnapshots(baseline.snapshot, snapshot),
    nodes: nodeChanges(baseline.nodes, nodes),
    staticPods: staticPodChanges(Object.fromEntries(readable), staticPods),
    stopped: baseline.nodes.map(({ name }) => name).filter((name) => !isRunning(name)),
  };
}

/** Whether nothing differs. */
export function isSame(difference: ClusterDifference): boolean {
  return Object.values(difference).every((found: readonly unknown[]) => found.length === 0);
}
