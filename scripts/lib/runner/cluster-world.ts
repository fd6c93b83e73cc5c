import type { Baseline, ClusterAccess } from './cluster-baseline.ts';
import { takeBaseline } from './cluster-baseline.ts';
import type { LessonWorld } from './lesson-world.ts';
import type { NamespaceWorldOptions } from './namespace-world.ts';
import { NamespaceWorld } from './namespace-world.ts';
import { restoreCluster } from './restore-cluster.ts';

/** All that putting a cluster back may take: it waits for nodes, for what is deleted and for the system. */
const RESTORED_WITHIN_MS = 6 * 60_000;

/** A fresh namespace, and all of the cluster with it: at the end, everything is put back as it was. */
export async function openClusterWorld(
  options: NamespaceWorldOptions,
  access: ClusterAccess,
): Promise<LessonWorld> {
  const baseline = await takeBaseline(access, options.signal);
  return NamespaceWorld.open({ ...options, putBack: () => restoreWithin(baseline, access) });
}

/** Puts a cluster back, also where the run is being interrupted. */
export function restoreWithin(baseline: Baseline, access: ClusterAccess): Promise<void> {
  return restoreCluster(baseline, access, AbortSignal.timeout(RESTORED_WITHIN_MS));
}
