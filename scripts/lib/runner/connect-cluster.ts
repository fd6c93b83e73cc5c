import { installedAddons } from '../cluster/addons.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { KubeClient } from '../cluster/kube-client.ts';
import type { Baseline, ClusterAccess } from './cluster-baseline.ts';
import { restoreWithin } from './cluster-world.ts';
import { RunJournal } from './run-journal.ts';

export interface ConnectOptions {
  readonly cluster: Cluster;
  readonly stateFolder: string;
  /** A folder of the run, for the socket of `kubectl proxy`. */
  readonly folder: string;
  /** Whether no addon may be installed in it: a cluster that has one is replaced. */
  readonly isBare: boolean;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** A client of a cluster that is as it was before the run that was killed; of another cluster, if it can't be. */
export async function connectCluster(options: ConnectOptions): Promise<KubeClient> {
  const { cluster, stateFolder, folder } = options;
  await cluster.ensure();
  const client = await KubeClient.start(cluster.kubeconfig, folder);
  const journal = new RunJournal(stateFolder, cluster.name);
  if (await isUsable(journal, { cluster, client }, options)) return client;
  client.close();
  await cluster.distrust();
  journal.forget();
  return connectCluster(options);
}

async function isUsable(
  journal: RunJournal,
  access: ClusterAccess,
  { isBare, say, signal }: ConnectOptions,
): Promise<boolean> {
  const containers = (await access.cluster.nodes()).map(({ id }) => id);
  const baseline = journal.read(containers);
  if (baseline && !(await isBack(baseline, access, say))) return false;
  const addons = isBare ? await installedAddons(access.client, signal) : [];
  if (addons.length > 0) say(`El clúster ya tiene ${addons.join(', ')}, y hace falta uno sin nada`);
  return addons.length === 0;
}

async function isBack(
  baseline: Baseline,
  access: ClusterAccess,
  say: (line: string) => void,
): Promise<boolean> {
  say('Recogiendo lo que dejó en el clúster la ejecución anterior');
  try {
    await restoreWithin(baseline, access);
    return true;
  } catch (error) {
    say(`No se puede: ${(error as Error).message}`);
    return false;
  }
}
