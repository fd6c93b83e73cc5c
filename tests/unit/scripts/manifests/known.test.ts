import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../../../scripts/lib/manifests/differential/compare.ts';
import { explain, RULES } from '../../../../scripts/lib/manifests/differential/known.ts';

const accepted: Answer = { outcome: 'accepted', reasons: [] };
const unknown: Answer = { outcome: 'unknown', reasons: [] };
const refused = (...reasons: string[]): Answer => ({ outcome: 'refused', reasons });

const NAMELESS = 'spec.containers[0].name: Required value';
const NO_ACCOUNT =
  'pods "a" is forbidden: error looking up service account default/b: serviceaccount "b" not found';
const NO_CLASS = 'pods "a" is forbidden: no PriorityClass with name alta was found';
const PRIORITY =
  'pods "a" is forbidden: the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name';
const NO_RUNTIME = 'pods "a" is forbidden: pod rejected: RuntimeClass "b" not found';
const NO_NAMESPACE = 'namespaces "a" not found';
const ROLE_KIND = 'unsupported role reference kind: "Rol"';
const NO_ADDRESS =
  'spec.clusterIPs: Invalid value: ["10.0.0.10"]: failed to allocate IP 10.0.0.10: the provided IP (10.0.0.10) is not in the valid range. The range of valid IPs is 10.96.0.0/16';
const TWICE = 'spec.ports[1]: Duplicate value: {"port":80}';
const OUTSIDE =
  'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767';
const TAKEN = 'spec.ports[1].nodePort: Invalid value: 30007: provided port is already allocated';
const NODE_PORT = 'spec.ports[1].nodePort: Duplicate value: 31234';
const ADMIN =
  'spec.devices.requests[0].adminAccess: Forbidden: admin access to devices requires the `resource.kubernetes.io/admin-access: true` label on the containing namespace';
const EXISTS = 'storageclasses.storage.k8s.io "standard" already exists';

const volume = (at: number) => `spec.template.spec.volumes[${at}].name: Required value`;

/** What we say, what the server says, and the rule that has to explain it: none, if it may be our fault. */
const CASES: readonly [Answer, Answer, string | undefined][] = [
  [accepted, refused(NO_ACCOUNT), 'cuenta de servicio'],
  [refused(NAMELESS), refused(NO_ACCOUNT), 'cuenta de servicio'],
  [
    refused('spec.serviceAccountName: Invalid value: "::1"'),
    refused(NO_ACCOUNT.replace('default/b', 'default/::1')),
    'cuenta de servicio',
  ],
  [accepted, refused(NO_ACCOUNT, NAMELESS), undefined],
  [accepted, refused(NAMELESS), undefined],
  [refused(NAMELESS), accepted, undefined],
  [unknown, refused(NO_ACCOUNT), undefined],
  [accepted, refused(NO_CLASS), 'prioridad'],
  [accepted, refused(PRIORITY), 'prioridad'],
  [accepted, refused(NO_RUNTIME), 'RuntimeClass'],
  [accepted, refused('pods "a" is forbidden: exceeded quota: q'), undefined],
  [accepted, refused(NO_NAMESPACE), 'namespace'],
  [refused('roleRef.kind: Unsupported value: "Rol"'), refused(ROLE_KIND), 'permisos'],
  [accepted, refused(ROLE_KIND), undefined],
  [accepted, refused(NO_ADDRESS), 'IP de un Service'],
  [accepted, refused('spec.clusterIPs: Invalid value: ["a"]: must be a valid IP'), undefined],
  [refused(TWICE, NODE_PORT), refused(TWICE, NODE_PORT.replace('31234', '30000')), 'nodePort'],
  [refused(OUTSIDE), accepted, 'nodePort'],
  [refused(NAMELESS, OUTSIDE), refused(NAMELESS), 'nodePort'],
  [refused(NAMELESS, TAKEN), refused(TAKEN), 'nodePort'],
  [refused(NAMELESS, OUTSIDE), accepted, undefined],
  [refused(NAMELESS, TWICE), refused(TWICE, NODE_PORT), undefined],
  [accepted, refused(NODE_PORT), undefined],
  [refused(volume(0)), refused(volume(1)), 'orden de los volúmenes'],
  [refused(volume(0)), refused(volume(1), NAMELESS), undefined],
  [refused(NAMELESS), refused(NAMELESS.replace('[0]', '[1]')), undefined],
  [accepted, refused(ADMIN), 'dispositivos de otros'],
  [refused(NAMELESS), refused(NAMELESS, ADMIN), 'dispositivos de otros'],
  [refused(NAMELESS), refused(ADMIN), undefined],
  [accepted, refused(EXISTS), 'ya existe'],
  [refused(NAMELESS), refused(EXISTS), undefined],
];

for (const [ours, theirs, rule] of CASES) {
  const told = theirs.reasons.join('; ').slice(0, 80) || theirs.outcome;
  test(`${ours.outcome}, and the server: ${told} → ${rule ?? 'nobody knows'}`, () => {
    assert.equal(explain(ours, theirs)?.id, rule);
  });
}

test('each rule is tried here', () => {
  const tried = new Set(CASES.map(([, , rule]) => rule));
  assert.deepEqual(
    RULES.filter(({ id }) => !tried.has(id)),
    [],
  );
});
