import { inNode } from '../cluster/node-containers.ts';
import type { NodeChange } from '../cluster/node-state.ts';
import { nodeChanges, readNodeStates } from '../cluster/node-state.ts';
import { readStaticPods, staticPodChanges, undoStaticPods } from '../cluster/static-pods.ts';
import { waitReady } from '../cluster/wait-ready.ts';
import { isWaitedFor } from '../cluster/workload.ts';
import { MOVES_WITHIN_MS, poll, pollWhileFewer } from '../poll.ts';
import { formatSeconds } from '../report/words.ts';
import { tool } from '../run-tool.ts';
import type { Baseline, ClusterAccess } from './cluster-baseline.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import { isLessonNamespace } from './lesson-namespace.ts';
import { nameOf, takeSnapshot } from './snapshot.ts';

const ANSWERS_WITHIN_MS = 60_000;
const SETTLED_WITHIN_MS = 120_000;

/**
 * Puts a cluster back to a baseline: nodes at work, their static Pods, labels, annotations, taints and
 * cordons as they were, what was made since deleted, and the system's own workloads ready again. Rejects
 * with what could not be put back.
 */
export async function restoreCluster(
  baseline: Baseline,
  access: ClusterAccess,
  signal: AbortSignal,
): Promise<void> {
  const { cluster, client } = access;
  await cluster.start(signal);
  // Before waiting: the API server itself is a static Pod.
  const nodes = await cluster.nodes();
  const now = await readStaticPods(nodes, signal);
  await undoStaticPods(staticPodChanges(baseline.staticPods, now), nodes, signal);
  await bringBackNodes(baseline, access, signal);
  await cluster.untilReady(signal);
  // Once they are Ready: until then, Kubernetes itself puts taints on them.
  const changes = nodeChanges(baseline.nodes, await readNodeStates(client, signal));
  await Promise.all(changes.map((change) => undoNodeChange(change, access, signal)));
  await deleteAdded(baseline, access, signal);
  await settle(baseline, access, signal);
}

/** A node that was deleted from the API comes back when its kubelet starts anew. */
async function bringBackNodes(
  { nodes }: Baseline,
  { client }: ClusterAccess,
  signal: AbortSignal,
): Promise<void> {
  let missing: readonly string[] = [];
  const check = async () => {
    const states = await readNodeStates(client, signal);
    const isThere = (name: string) => states.some((state) => state.name === name);
    missing = nodes.map(({ name }) => name).filter((name) => !isThere(name));
    return undefined;
  };
  const { wrong } = await poll({ withinMs: ANSWERS_WITHIN_MS }, check, String, signal);
  if (wrong !== undefined) throw new Error(`la API no vuelve: ${wrong}`);
  await Promise.all(missing.map((name) => inNode({ name }, 'systemctl restart kubelet', signal)));
}

async function undoNodeChange(
  { node, patch }: NodeChange,
  { cluster }: ClusterAccess,
  signal: AbortSignal,
): Promise<void> {
  if (!patch) return;
  const args = ['patch', 'node', node, '--type=merge', `--patch=${JSON.stringify(patch)}`];
  await tool('kubectl', [...args, `--kubeconfig=${cluster.kubeconfig}`], { signal });
}

/** Deletes what was made since, and waits until it is gone with all that follows from it. */
export async function deleteAdded(
  { snapshot }: Baseline,
  { client }: ClusterAccess,
  signal: AbortSignal,
): Promise<void> {
  const asked = new Set<string>();
  const began = performance.now();
  let left = 0;
  const check = async () => {
    const { added } = compareSnapshots(snapshot, await takeSnapshot(client, signal));
    // What waits for its finalizers is not asked again.
    for (const { path, uid } of added.filter((object) => !asked.has(object.uid))) {
      await client.delete(path);
      asked.add(uid);
    }
    left = added.length;
    return left > 0 ? added.map(nameOf).join(', ') : undefined;
  };
  const howMany = () => Promise.resolve(left);
  const timing = { withinMs: MOVES_WITHIN_MS };
  const wrong = await pollWhileFewer(timing, check, String, howMany, signal);
  if (wrong === undefined) return;
  throw new Error(`sigue ahí después de ${formatSeconds(performance.now() - began)}: ${wrong}`);
}

/** The system's own Pods that a lost node took along are made again elsewhere, or start again. */
async function settle(
  { snapshot }: Baseline,
  { client }: ClusterAccess,
  signal: AbortSignal,
): Promise<void> {
  const workloads = snapshot.objects
    .filter(
      ({ path, namespace = '' }) => path.startsWith('/apis/apps/') && !isLessonNamespace(namespace),
    )
    .filter(isWaitedFor)
    .map(({ kind, name, namespace = '' }) => ({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name, namespace },
    }));
  const wrong = await waitReady(workloads, { client, withinMs: SETTLED_WITHIN_MS, signal });
  if (wrong.length === 0) return;
  throw new Error(
    `el clúster no vuelve a estar entero: ${wrong.map(({ text }) => text).join('; ')}`,
  );
}
