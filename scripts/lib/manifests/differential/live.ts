import { KubeClient } from '../../cluster/kube-client.ts';
import { tool } from '../../run-tool.ts';
import { judgeByCluster } from './cluster.ts';
import { serverAnswer } from './compare.ts';
import type { Reference } from './run.ts';

/** The namespace that the documents are asked into. */
const NAMESPACE = 'juez-comparado';

/** A live cluster to be asked, and the end of it. */
export interface LiveReference {
  readonly reference: Reference;
  /** Leaves the cluster as it was. */
  close(): Promise<void>;
}

/**
 * Asks the cluster of a context (the current one, if none is named). Rejects where it has another version than
 * the judge. Nothing is created in it but a namespace, which has its end here too.
 */
export async function clusterReference(
  context: string | undefined,
  kubernetes: string,
  folder: string,
): Promise<LiveReference> {
  const flags = context === undefined ? [] : [`--context=${context}`];
  const client = await KubeClient.startWith(flags, folder);
  let made = false;
  const close = async () => {
    client.close();
    if (!made) return;
    await tool('kubectl', [...flags, 'delete', 'namespace', NAMESPACE, '--wait=false']);
  };
  try {
    const { gitVersion } = (await client.get('/version')) as { gitVersion: string };
    if (gitVersion !== `v${kubernetes}`) {
      throw new Error(`El clúster es Kubernetes ${gitVersion} y el juez, v${kubernetes}.`);
    }
    await tool('kubectl', [...flags, 'create', 'namespace', NAMESPACE]);
    made = true;
    const judge = (texts: readonly string[]) => judgeByCluster(client, NAMESPACE, texts);
    return { reference: { judge, ours: serverAnswer }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
