import { MOVES_WITHIN_MS, pollWhileFewer } from '../poll.ts';
import { formatSeconds } from '../report/words.ts';
import { collectionPath, isStored } from './discovery.ts';
import type { KubeClient } from './kube-client.ts';

/** How long an API server may take to answer one request. */
export const ANSWER_WITHIN_MS = 60_000;

interface RemovalOptions {
  readonly signal?: AbortSignal | undefined;
  /** Only that one: another namespace of its name, made meanwhile, is none of this. */
  readonly uid?: string;
  /** How long it may stay as it is. */
  readonly movesWithinMs?: number;
}

/** How many objects of a kind there are, by the kind's plural name. */
type Remains = readonly { readonly plural: string; readonly amount: number }[];

/**
 * Waits until a namespace that was told to go is gone. The API server empties it one object after another, so as long
 * as there are fewer of them it is left its time. Rejects if nothing moves any more, with what is left in it, or when
 * the signal aborts.
 */
export async function awaitNamespaceGone(
  client: Pick<KubeClient, 'get' | 'resources'>,
  namespace: string,
  options: RemovalOptions = {},
): Promise<void> {
  const { signal: stop = new AbortController().signal, uid } = options;
  const timing = { withinMs: options.movesWithinMs ?? MOVES_WITHIN_MS };
  const asking = () => AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  const began = performance.now();
  let remains: Remains = [];
  const check = async () => {
    const found = await client.get(`/api/v1/namespaces/${namespace}`, asking());
    const isThere = found !== undefined && (uid === undefined || uidOf(found) === uid);
    return isThere ? 'sigue ahí' : undefined;
  };
  const left = async () => {
    remains = await remainsOf(client, namespace, asking());
    return remains.reduce((sum, { amount }) => sum + amount, 0);
  };
  const wrong = await pollWhileFewer(timing, check, String, left, stop);
  if (wrong === undefined) return;
  const what = remains.map(({ plural, amount }) => `${amount} ${plural}`).join(', ');
  throw new Error(
    `el espacio de nombres ${namespace}: ${wrong} después de ${formatSeconds(performance.now() - began)}` +
      (what && `; queda en él: ${what}`),
  );
}

/** What is in a namespace, events too; a kind that can't be asked for counts as none. */
async function remainsOf(
  client: Pick<KubeClient, 'get' | 'resources'>,
  namespace: string,
  signal: AbortSignal,
): Promise<Remains> {
  const resources = await client.resources();
  // Core events and those of events.k8s.io are the same ones.
  const kinds = resources.filter(
    (one) => one.namespaced && isStored(one) && one.group !== 'events.k8s.io',
  );
  const counted = await Promise.all(
    kinds.map(async (kind) => {
      const path = `${collectionPath(kind, namespace)}?limit=1`;
      const list = (await client.get(path, signal).catch(() => undefined)) as List | undefined;
      const amount = (list?.items.length ?? 0) + (list?.metadata.remainingItemCount ?? 0);
      return { plural: kind.plural, amount };
    }),
  );
  return counted.filter(({ amount }) => amount > 0);
}

interface List {
  readonly items: readonly unknown[];
  /** The first page of a list says how many more there are. */
  readonly metadata: { readonly remainingItemCount?: number };
}

function uidOf(object: unknown): string {
  return (object as { metadata: { uid: string } }).metadata.uid;
}
