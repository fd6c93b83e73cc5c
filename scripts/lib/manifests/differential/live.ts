import { KubeClient } from '../../cluster/kube-client.ts';
import { judgeByCluster } from './cluster.ts';
import { serverAnswer } from './compare.ts';
import type { Reference } from './run.ts';

/** Where kubectl asks an object into that names no namespace, and where the judge supposes that it does. */
const NAMESPACE = 'default';

/** A live cluster to be asked, and the end of it. */
export interface LiveReference {
  readonly reference: Reference;
  close(): void;
}

/**
 * Asks the cluster of a context (the current one, if none is named). Rejects where it has another version than
 * the judge. Nothing is created in it.
 */
export async function clusterReference(
  context: string | undefined,
  kubernetes: string,
  folder: string,
): Promise<LiveReference> {
  const flags = context === undefined ? [] : [`--context=${context}`];
  const client = await KubeClient.startWith(flags, folder);
  try {
    const { gitVersion } = (await client.get('/version')) as { gitVersion: string };
    if (gitVersion !== `v${kubernetes}`) {
      throw new Error(`El clúster es Kubernetes ${gitVersion} y el juez, v${kubernetes}.`);
    }
    const cluster = { client, flags, namespace: NAMESPACE };
    const judge = (texts: readonly string[]) => judgeByCluster(cluster, texts);
    return { reference: { judge, ours: serverAnswer }, close: () => client.close() };
  } catch (error) {
    client.close();
    throw error;
  }
}
