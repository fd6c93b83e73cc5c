import { runTool, tool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import { KubeClient } from './kube-client.ts';

/** A cluster of the person who runs the lessons, by a context of the kubeconfig that kubectl finds. */
export interface OwnContext {
  readonly context: string;
  readonly client: KubeClient;
  /** Such as `1.37.0`. */
  readonly version: string;
  /** Address of its API server, for the person to recognise it. */
  readonly server: string;
}

/** kubectl's proxy refuses exec and attach unless it is told that there is nothing to refuse. */
const REFUSE_NOTHING = '--reject-paths=^$';

/** Connects, without changing anything. Rejects with a {@link UsageError} if the cluster is not there. */
export async function connectOwn(context: string, folder: string): Promise<OwnContext> {
  const names = (await tool('kubectl', ['config', 'get-contexts', '--output=name'])).split('\n');
  if (!names.includes(context)) {
    const known = names.filter(Boolean).map((name) => `«${name}»`);
    const hint = known.length > 0 ? `Los que hay: ${known.join(', ')}` : 'No hay ninguno';
    throw new UsageError(
      `Tu kubeconfig no tiene el contexto «${context}». ${hint} (kubectl config get-contexts).`,
    );
  }
  const client = await KubeClient.startWith([`--context=${context}`, REFUSE_NOTHING], folder);
  try {
    const { gitVersion } = (await client.get('/version')) as { gitVersion: string };
    return {
      context,
      client,
      version: gitVersion.replace(/^v/, ''),
      server: await serverOf(context),
    };
  } catch (error) {
    client.close();
    throw new UsageError(`El clúster «${context}» no responde: ${(error as Error).message}`);
  }
}

async function serverOf(context: string): Promise<string> {
  const path = 'jsonpath={.clusters[0].cluster.server}';
  const args = ['config', 'view', '--minify', `--context=${context}`, '--output', path];
  return (await runTool('kubectl', args)).stdout;
}
