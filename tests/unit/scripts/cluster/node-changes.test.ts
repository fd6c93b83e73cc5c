import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeState } from '../../../../scripts/lib/cluster/node-state.ts';
import { nodeChanges } from '../../../../scripts/lib/cluster/node-state.ts';
import { staticPodChanges, withoutAddress } from '../../../../scripts/lib/cluster/static-pods.ts';

const BEFORE: NodeState = {
  name: 'n',
  labels: { zona: 'norte', disco: 'ssd' },
  annotations: {},
  taints: [],
  unschedulable: false,
};
const changes = (now: Partial<NodeState>) => nodeChanges([BEFORE], [{ ...BEFORE, ...now }]);

test('a node as it was', () => assert.deepEqual(changes({}), []));

test('labels that are new, changed or gone, with what undoes each', () => {
  assert.deepEqual(changes({ labels: { zona: 'sur', nueva: '' } }), [
    {
      node: 'n',
      text: 'ha cambiado la etiqueta «zona» en el nodo n',
      patch: { metadata: { labels: { zona: 'norte' } } },
    },
    {
      node: 'n',
      text: 'falta la etiqueta «disco» en el nodo n',
      patch: { metadata: { labels: { disco: 'ssd' } } },
    },
    {
      node: 'n',
      text: 'sobra la etiqueta «nueva» en el nodo n',
      patch: { metadata: { labels: { nueva: null } } },
    },
  ]);
});

test('annotations, taints and a cordon', () => {
  const taints = [{ key: 'averia', value: 'si', effect: 'NoSchedule' }];
  assert.deepEqual(changes({ annotations: { nota: 'a' }, taints, unschedulable: true }), [
    {
      node: 'n',
      text: 'sobra la anotación «nota» en el nodo n',
      patch: { metadata: { annotations: { nota: null } } },
    },
    {
      node: 'n',
      text: 'han cambiado los taints (averia=si:NoSchedule; antes, ninguno) en el nodo n',
      patch: { spec: { taints: [] } },
    },
    {
      node: 'n',
      text: 'se ha quedado un cordon en el nodo n',
      patch: { spec: { unschedulable: false } },
    },
  ]);
});

test('a node that was deleted has nothing to patch; a new one is told with the objects', () => {
  assert.deepEqual(nodeChanges([BEFORE], [{ ...BEFORE, name: 'otro' }]), [
    { node: 'n', text: 'el nodo n ya no está en el clúster' },
  ]);
});

test('static Pods that are new, changed or gone, with what was there', () => {
  const text = (what: string) => `el archivo /etc/kubernetes/manifests/${what}`;
  assert.deepEqual(
    staticPodChanges(
      { n: { 'etcd.yaml': 'YQ==', 'api.yaml': 'Yg==' }, m: {} },
      { n: { 'etcd.yaml': 'Yw==' }, m: { 'mio.yaml': 'ZA==' } },
    ),
    [
      {
        node: 'n',
        file: 'etcd.yaml',
        before: 'YQ==',
        text: text('etcd.yaml del nodo n ha cambiado'),
      },
      { node: 'n', file: 'api.yaml', before: 'Yg==', text: text('api.yaml del nodo n falta') },
      { node: 'm', file: 'mio.yaml', text: text('mio.yaml del nodo m sobra') },
    ],
  );
});

test("a node's own address is no part of its static Pods: it may get another one", () => {
  assert.equal(
    withoutAddress('a: 172.18.0.2:2379, 172.18.0.20, 1.172.18.0.2, 172.18.0.2', '172.18.0.2'),
    'a: {dirección del nodo}:2379, 172.18.0.20, 1.172.18.0.2, {dirección del nodo}',
  );
  assert.equal(withoutAddress('a: 172.18.0.2', ''), 'a: 172.18.0.2');
});
