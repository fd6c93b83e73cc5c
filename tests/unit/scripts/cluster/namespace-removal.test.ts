import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiResource } from '../../../../scripts/lib/cluster/discovery.ts';
import { awaitNamespaceGone } from '../../../../scripts/lib/cluster/namespace-removal.ts';
import type { Json } from '../../../../src/lesson/types.ts';

const kind = (plural: string, group = ''): ApiResource => ({
  plural,
  kind: plural,
  group,
  version: 'v1',
  namespaced: true,
  names: [plural],
  verbs: ['list', 'delete'],
});
const KINDS = [kind('configmaps'), kind('events'), kind('events', 'events.k8s.io'), kind('pods')];

/** A cluster that, each time it counts, has so many events left in a namespace, and one ConfigMap that stays. */
function cluster(events: readonly number[], uid = 'uno') {
  let counted = 0;
  const amounts: Record<string, () => number> = {
    '/api/v1/namespaces/leccion-x/configmaps': () => 1,
    '/api/v1/namespaces/leccion-x/events': () => events[(counted += 1) - 1] ?? 0,
    '/apis/events.k8s.io/v1/namespaces/leccion-x/events': () => events[counted - 1] ?? 0,
  };
  const get = (path: string): Promise<Json | undefined> => {
    if (path === '/api/v1/namespaces/leccion-x')
      return Promise.resolve(counted < events.length ? { metadata: { uid } } : undefined);
    const amount = amounts[path.replace('?limit=1', '')]?.() ?? 0;
    const items = amount > 0 ? [{}] : [];
    const more = amount > 1 ? { remainingItemCount: amount - 1 } : {};
    return Promise.resolve({ items, metadata: more });
  };
  return { get, resources: () => Promise.resolve(KINDS) };
}

test('a namespace that is emptied slowly is waited for', async () => {
  await awaitNamespaceGone(cluster([9000, 4000, 10]), 'leccion-x', { movesWithinMs: 0 });
});

test('one that does not get emptier: after how long, and what is left in it', async () => {
  await assert.rejects(
    awaitNamespaceGone(cluster([9000, 9000, 10]), 'leccion-x', { movesWithinMs: 0 }),
    /^Error: el espacio de nombres leccion-x: sigue ahí después de [\d,]+ s; queda en él: 1 configmaps, 9000 events$/,
  );
});

test('another one of its name is none of this', async () => {
  await awaitNamespaceGone(cluster([1, 1, 1], 'otro'), 'leccion-x', {
    movesWithinMs: 0,
    uid: 'uno',
  });
});
