import { poll } from '../poll.ts';
import type { KubeClient } from './kube-client.ts';
import type { Workload } from './workload.ts';
import { isWaitedFor, unready } from './workload.ts';

/** What is not ready, in one line; without an object where the cluster does not answer. */
export interface Complaint {
  readonly object?: Workload;
  readonly text: string;
}

export interface WaitOptions {
  readonly client: KubeClient;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

/** Waits until all of these objects do their work. Gives what does not when the time is over. */
export async function waitReady(
  objects: readonly Workload[],
  { client, withinMs, signal }: WaitOptions,
): Promise<readonly Complaint[]> {
  const waited = objects.filter(isWaitedFor);
  const check = async () => {
    const found = await Promise.all(waited.map((object) => complaintOf(object, client)));
    const complaints = found.flatMap((complaint) => complaint ?? []);
    return complaints.length > 0 ? complaints : undefined;
  };
  const explain = (error: unknown): Complaint[] => [{ text: String(error) }];
  const { wrong } = await poll({ withinMs }, check, explain, signal);
  return wrong ?? [];
}

/** The object as the cluster has it; `undefined` if it has not. */
export async function readWorkload(
  { apiVersion = '', kind, metadata }: Workload,
  client: KubeClient,
): Promise<Workload | undefined> {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const { name, namespace = 'default' } = metadata;
  const reference = { resource: `${kind.toLowerCase()}${group}`, name };
  return (await client.object(reference, namespace)) as Workload | undefined;
}

async function complaintOf(object: Workload, client: KubeClient): Promise<Complaint | undefined> {
  const now = await readWorkload(object, client);
  const why = now ? unready({ ...now, kind: object.kind }) : 'no está';
  const { namespace, name } = object.metadata;
  const place = [namespace, name].filter(Boolean).join('/');
  return why === undefined ? undefined : { object, text: `${object.kind} ${place}: ${why}` };
}
