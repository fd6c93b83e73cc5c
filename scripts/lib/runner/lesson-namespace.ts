import { NAMESPACE_PREFIX } from '../../../src/lesson/namespace.ts';
import type { KubeClient } from '../cluster/kube-client.ts';
import { poll } from '../poll.ts';
import { formatSeconds } from '../report/words.ts';

const GONE_WITHIN_MS = 90_000;
const ACCOUNT_WITHIN_MS = 30_000;

/** Whether a namespace is one that the runner made for a lesson. */
export function isLessonNamespace(name: string): boolean {
  return name.startsWith(NAMESPACE_PREFIX);
}

/** Removes a namespace with all that is in it, if it is there. Rejects if it does not go. */
export async function removeNamespace(
  client: KubeClient,
  namespace: string,
  signal: AbortSignal = AbortSignal.timeout(2 * GONE_WITHIN_MS),
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}`;
  if ((await client.get(path, signal)) === undefined) return;
  await client.delete(path);
  const check = async () =>
    (await client.get(path, signal)) ? `el espacio de nombres ${namespace} sigue ahí` : undefined;
  const { wrong } = await poll({ withinMs: GONE_WITHIN_MS, forMs: 0 }, check, String, signal);
  if (wrong) throw new Error(`${wrong} después de ${formatSeconds(GONE_WITHIN_MS)}`);
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
