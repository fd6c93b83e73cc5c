import { NAMESPACE_PREFIX } from '../../../src/lesson/namespace.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import { ANSWER_WITHIN_MS, awaitNamespaceGone } from '../cluster/namespace-removal.ts';
import { poll } from '../poll.ts';

const ACCOUNT_WITHIN_MS = 30_000;

/** Whether a namespace is one that the runner made for a lesson. */
export function isLessonNamespace(name: string): boolean {
  return name.startsWith(NAMESPACE_PREFIX);
}

/** Removes a namespace with all that is in it, if it is there. Rejects if it does not go. */
export async function removeNamespace(
  client: KubeClient,
  namespace: string,
  signal?: AbortSignal,
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}`;
  const asking = signal ?? AbortSignal.timeout(ANSWER_WITHIN_MS);
  if ((await client.get(path, asking)) === undefined) return;
  await client.delete(path);
  await awaitNamespaceGone(client, namespace, { signal });
}

/** A Pod is refused until its namespace has the default ServiceAccount, which a controller makes. */
export async function awaitServiceAccount(
  client: KubeClient,
  namespace: string,
  signal: AbortSignal,
): Promise<void> {
  const account = { resource: 'serviceaccount', name: 'default' };
  const check = async () =>
    (await client.object(account, namespace, signal)) ? undefined : 'no está';
  const { wrong } = await poll({ withinMs: ACCOUNT_WITHIN_MS }, check, String, signal);
  if (wrong) throw new Error(`el espacio de nombres no tiene ServiceAccount: ${wrong}`);
}
