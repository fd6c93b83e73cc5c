import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareSnapshots } from '../../../../scripts/lib/runner/compare-snapshots.ts';
import type { ObjectIdentity } from '../../../../scripts/lib/runner/snapshot.ts';
import { nameOf } from '../../../../scripts/lib/runner/snapshot.ts';

/** An object from `Kind name` or `Kind namespace/name`; its uid is its name. */
function object(text: string, more: Partial<ObjectIdentity> = {}): ObjectIdentity {
  const [kind = '', place = ''] = text.split(' ');
  const [name = '', namespace] = place.split('/').reverse();
  return {
    kind,
    name,
    ...(namespace !== undefined && { namespace }),
    uid: name,
    path: `/${kind}/${place}`,
    createdAt: '2026-11-24T03:00:00Z',
    owners: [],
    isGoing: false,
    ...more,
  };
}

const STANDING = [
  object('Namespace kube-system'),
  object('Node trabajador'),
  object('DaemonSet kube-system/kindnet'),
  object('StorageClass standard'),
];

function compare(after: readonly ObjectIdentity[], before = STANDING, unread: string[] = []) {
  const difference = compareSnapshots({ objects: before, unread: [] }, { objects: after, unread });
  return { added: difference.added.map(nameOf), missing: difference.missing.map(nameOf) };
}
const added = (...objects: ObjectIdentity[]) => compare([...STANDING, ...objects]).added;
const missing = (...before: ObjectIdentity[]) =>
  compare(STANDING, [...STANDING, ...before]).missing;

test('nothing changed', () => {
  assert.deepEqual(compare(STANDING), { added: [], missing: [] });
});

test('what lessons left is told, in a namespace or in none', () => {
  assert.deepEqual(added(object('ClusterRole lector'), object('ConfigMap kube-system/nota')), [
    'ClusterRole lector',
    'ConfigMap kube-system/nota',
  ]);
});

test('what follows from a new object is not told apart: owned by it, or in it', () => {
  const left = [
    object('Deployment default/web'),
    object('ReplicaSet default/web-1', { owners: ['web'] }),
    object('Pod default/web-1-a', { owners: ['web-1'] }),
    object('Namespace otro'),
    object('ConfigMap otro/kube-root-ca.crt'),
    object('Service default/puerta'),
    object('Endpoints default/puerta'),
    object('IPAddress 10.96.0.7'),
    object('CustomResourceDefinition recetas.curso.example'),
    object('APIService v1.curso.example'),
  ];
  assert.deepEqual(added(...left), [
    'Deployment default/web',
    'Namespace otro',
    'Service default/puerta',
    'CustomResourceDefinition recetas.curso.example',
  ]);
});

test('what the system makes as it lives is no leak', () => {
  const life = [
    object('Pod kube-system/kindnet-x', { owners: ['kindnet'] }),
    object('Lease kube-node-lease/trabajador', { owners: ['trabajador'] }),
    object('Lease kube-system/controlador'),
    object('CertificateSigningRequest csr-abc', { generatedFrom: 'csr-' }),
  ];
  assert.deepEqual(added(...life), []);
});

test('what looks like the system but is not its own is told', () => {
  const left = [
    object('CertificateSigningRequest ana'),
    object('APIService v1.ajena.example'),
    object('Endpoints kube-system/suelto'),
    object('Pod kube-system/huerfano', { owners: ['nadie'] }),
  ];
  assert.deepEqual(added(...left), left.map(nameOf));
});

test('what was made again under its name is there, whatever its uid', () => {
  const again = STANDING.map((one) => ({ ...one, uid: `${one.uid}-2` }));
  assert.deepEqual(compare(again), { added: [], missing: [] });
});

test('what is gone is told, unless it comes and goes by itself', () => {
  assert.deepEqual(compare([object('Namespace kube-system'), object('Node trabajador')]).missing, [
    'DaemonSet kube-system/kindnet',
    'StorageClass standard',
  ]);
  assert.deepEqual(
    missing(
      object('Pod kube-system/kindnet-x', { owners: ['kindnet'] }),
      object('Lease kube-system/controlador'),
      object('Secret kube-system/bootstrap-token-abcdef'),
      object('CertificateSigningRequest csr-abc'),
    ),
    [],
  );
});

test('the namespace that an earlier run kept may go when its lesson runs again', () => {
  assert.deepEqual(missing(object('Namespace leccion-pod'), object('Pod leccion-pod/web')), []);
});

test('of a kind that could not be listed nothing is said', () => {
  const after = STANDING.filter(({ kind }) => kind !== 'StorageClass');
  assert.deepEqual(compare(after, STANDING, ['StorageClass']).missing, []);
});
