import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readVersions } from '../../../../src/lesson/versions.ts';
import { JudgeCrash } from '../../../../src/manifests/judge/host.ts';
import { isOfExtensions } from '../../../../src/manifests/judge/whole.ts';
import { writtenObjects } from '../../../../scripts/lib/manifests/differential/corpus.ts';
import { schemaKinds } from '../../../../scripts/lib/manifests/differential/kinds.ts';
import { loadExtensions, loadJudge } from '../../../../scripts/lib/manifests/judge/load.ts';
import { JUDGE_MODULES, judgeFile } from '../../../../scripts/lib/manifests/judge/modules.ts';
import { readJudgeRecord } from '../../../../scripts/lib/manifests/judge/record.ts';
import { sourcesHash } from '../../../../scripts/lib/manifests/judge/sources.ts';
import { loadSchema } from '../../../../scripts/lib/manifests/schema/load.ts';

const root = process.cwd();
const { kubernetes } = readVersions(root).value;
const judge = loadJudge(root, kubernetes);
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: x}]}';

for (const module of JUDGE_MODULES) {
  test(`the committed judge is of the source that is here: ${module}`, () => {
    const record = readJudgeRecord(root, kubernetes, module);
    assert.equal(record.sources, sourcesHash(root), 'run: npm run judge:build');
    const bytes = readFileSync(judgeFile(kubernetes, module));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), record.sha256);
    assert.equal(record.compressed, bytes.length);
  });
}

/** Kinds that somebody can apply and that the judge does not have, with why. */
const UNJUDGED: Readonly<Record<string, string>> = {
  'authentication.k8s.io': 'questions that are answered, never stored',
  'authorization.k8s.io': 'questions that are answered, never stored',
  'internal.apiserver.k8s.io': 'only for the API server itself',
  Binding: 'an order to the scheduler’s store, never stored',
  ComponentStatus: 'nobody can make one',
};

test('each kind that Kubernetes serves is judged, or is on the list of those that are not', () => {
  const { definitions } = loadSchema(root, kubernetes);
  const kinds = Object.values(definitions).flatMap(({ properties }) => {
    const apiVersion = properties?.['apiVersion']?.const;
    const kind = properties?.['kind']?.const;
    return typeof apiVersion === 'string' && typeof kind === 'string' ? [{ apiVersion, kind }] : [];
  });
  const isKnown = (apiVersion: string, kind: string) =>
    judge.judge(JSON.stringify({ apiVersion, kind }))[0]?.outcome !== 'unknown';
  const unjudged = kinds.filter(({ apiVersion, kind }) => !isKnown(apiVersion, kind));
  const unexplained = unjudged.filter(
    ({ apiVersion, kind }) => !UNJUDGED[apiVersion.split('/')[0] ?? ''] && !UNJUDGED[kind],
  );
  assert.deepEqual(unexplained, []);
  assert.ok(kinds.length - unjudged.length >= 60);
});

const MAP = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
const LIST = { apiVersion: 'v1', kind: 'List', items: [MAP, MAP] };

/** What an object lacks in order to be sent anywhere, and what kubectl says then. */
const UNSENT: readonly [object: string, said: string[]][] = [
  ['{kind: ConfigMap}', ['apiVersion not set']],
  ['{apiVersion: v1}', ['kind not set']],
  ['{apiVersion: v1, Kind: ConfigMap}', ['kind not set']],
  ['{metadata: {name: a}}', ['apiVersion not set', 'kind not set']],
  ['{apiVersion: 1, kind: null}', ["apiVersion isn't string type", 'kind not set']],
  ['{apiVersion: a/b/c, kind: Pod}', ['unexpected GroupVersion string: a/b/c']],
  ['{apiVersion: v1, kind: ""}', [`Object 'Kind' is missing in '{"apiVersion":"v1","kind":""}'`]],
  ['[1]', ['invalid object to validate']],
];

for (const [object, said] of UNSENT) {
  test(`kubectl does not send ${object}, and neither do we judge it`, () => {
    const [verdict] = judge.judge(object);
    assert.equal(verdict?.outcome, 'refused');
    assert.deepEqual(
      verdict.errors?.map(({ message }) => message),
      said,
    );
  });
}

test('a missing name does not hide what else is wrong', () => {
  const [verdict] = judge.judge(
    POD.replace('name: a}', 'labels: {a: b}}').replace(', image: x', ''),
  );
  assert.deepEqual(
    verdict?.errors?.map(({ path }) => path),
    ['metadata.name', 'spec.containers[0].image'],
  );
});

test('an owner that is named twice is named once, with a warning', () => {
  const owner = '{apiVersion: v1, kind: Pod, name: b, uid: u, controller: true}';
  const [verdict] = judge.judge(
    POD.replace('name: a}', `name: a, ownerReferences: [${owner}, ${owner}]}`),
  );
  assert.equal(verdict?.outcome, 'accepted');
  assert.match(verdict.warnings?.[0] ?? '', /duplicate UID\(s\) observed: u$/);
});

test('what is said while an object is prepared is a warning, too', () => {
  const profile = 'container.apparmor.security.beta.kubernetes.io/a: runtime/default';
  const [verdict] = judge.judge(POD.replace('name: a}', `name: a, annotations: {${profile}}}`));
  assert.equal(verdict?.outcome, 'accepted');
  assert.match(verdict.warnings?.[0] ?? '', /apparmor.*use the "appArmorProfile" field instead$/);
});

test('managed fields are no reason: who creates an object manages its fields', () => {
  const entry =
    '{operation: Update, apiVersion: v1, fieldsType: FieldsV1, fieldsV1: {"f:spec": {}}, ';
  for (const managed of ['{operation: Copy}', `${entry} manager: "\\n"}`]) {
    const text = POD.replace('name: a}', `name: a, managedFields: [${managed}]}`);
    assert.equal(judge.judge(text)[0]?.outcome, 'accepted', managed);
  }
});

test('an old version of a kind is unknown, as it is for the server', () => {
  const [verdict] = judge.judge('apiVersion: extensions/v1beta1\nkind: Ingress\n');
  assert.equal(verdict?.outcome, 'unknown');
  assert.match(verdict?.errors?.[0]?.message ?? '', /no matches for kind "Ingress"/);
});

test('what the server says: where, of which type, with which value', () => {
  const [verdict] = judge.judge(POD.replace('image: x', 'image: x, ports: [{containerPort: 0}]'));
  const [error] = verdict?.errors ?? [];
  assert.equal(error?.stage, 'validate');
  assert.equal(error.path, 'spec.containers[0].ports[0].containerPort');
  assert.equal(error.type, 'FieldValueRequired');
});

test('a field too many does not hide what else is wrong', () => {
  const [verdict] = judge.judge(POD.replace('image: x', 'imagen: x'));
  assert.deepEqual(
    verdict?.errors?.map(({ stage, path }) => [stage, path]),
    [
      ['strict', 'spec.containers[0].imagen'],
      ['validate', 'spec.containers[0].image'],
    ],
  );
});

test('what admission gives a Pod on every cluster, it has here too: a service account', () => {
  const token = 'volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t}}]}}]';
  const [verdict] = judge.judge(POD.replace('containers:', `${token}, containers:`));
  assert.equal(verdict?.outcome, 'accepted');
});

test('what only a cluster can know is not asked for, and what kind lacks is', () => {
  const service = (more: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}], ${more}}`;
  const outcome = (more: string) => judge.judge(service(more))[0]?.outcome;
  assert.equal(outcome('clusterIP: 10.96.7.7'), 'accepted');
  assert.equal(outcome('ipFamilies: [IPv6]'), 'refused');
});

const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: cubos.b.io}
spec:
  group: b.io
  scope: Namespaced
  names: {plural: cubos, kind: Cubo}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {lado: {type: integer, default: 1}},
        x-kubernetes-validations: [{rule: self.lado > 0}]}}`;
const CUBE = 'apiVersion: b.io/v1\nkind: Cubo\nmetadata: {name: c}\n';

test('a CRD is judged with its rules in CEL, and its kind is known only where it is at hand', () => {
  assert.equal(judge.judge(CRD)[0]?.outcome, 'accepted');
  const [wrong] = judge.judge(CRD.replace('self.lado', 'self.largo'));
  assert.match(wrong?.errors?.[0]?.message ?? '', /undefined field 'largo'/);
  assert.equal(judge.judge(CUBE)[0]?.outcome, 'unknown');
  const defined = judge.with([parse(CRD)]);
  assert.equal(defined.judge(CUBE)[0]?.outcome, 'accepted');
  const [refused] = defined.judge(`${CUBE}lado: 0\n`);
  assert.equal(refused?.errors?.[0]?.detail, 'failed rule: self.lado > 0');
  assert.equal(refused.errors[0].value, undefined);
  assert.equal(judge.judge(CUBE)[0]?.outcome, 'unknown');
});

test('a CRD that comes later takes the place of the earlier one, unless it is refused', () => {
  const [first, other, broken] = ['integer', 'string', 'nada'].map(
    (type) =>
      parse(
        CRD.replace('type: integer, default: 1', `type: ${type}`).replace(/x-kub.*\]/, ''),
      ) as unknown,
  );
  const outcome = (crds: unknown[]) => judge.with(crds).judge(`${CUBE}lado: 2\n`)[0]?.outcome;
  assert.equal(outcome([first]), 'accepted');
  assert.equal(outcome([first, other]), 'refused');
  assert.equal(outcome([other, first]), 'accepted');
  assert.equal(outcome([first, broken]), 'accepted');
  assert.equal(outcome([broken]), 'unknown');
});

test('kinds that are seldom written have a judge, too: one of each is accepted, and refused with a field too many', () => {
  const own = writtenObjects().map(({ object }) => object);
  const kinds = schemaKinds(loadSchema(root, kubernetes))
    .filter(isOfExtensions)
    .filter(({ kind }) => kind !== 'CustomResourceDefinition');
  assert.ok(kinds.length > 15);
  for (const { apiVersion, kind } of kinds) {
    const object = own.find((one) => one['apiVersion'] === apiVersion && one['kind'] === kind);
    assert.ok(object, `written.yaml has no ${kind}`);
    assert.equal(judge.judge(JSON.stringify(object))[0]?.outcome, 'accepted', kind);
    const [wrong] = judge.judge(JSON.stringify({ ...object, sobra: 1 }));
    assert.match(wrong?.errors?.[0]?.message ?? '', /unknown field "sobra"/, kind);
  }
});

test('what judges CRDs starts anew after a crash, and is told again what is defined', () => {
  const extensions = loadExtensions(root, kubernetes);
  const define = () => extensions.define('b.io/Cubo', [CRD]);
  assert.ok(define());
  assert.equal(extensions.judge(CUBE)[0]?.outcome, 'accepted');
  assert.throws(() => extensions.judge(`a: ${'['.repeat(200_000)}`), JudgeCrash);
  assert.ok(define());
  assert.equal(extensions.judge(CUBE)[0]?.outcome, 'accepted');
});

test('a List is judged one by one, and nothing gives no verdict', () => {
  const list = `apiVersion: v1\nkind: List\nitems: [${'{apiVersion: v1, kind: ConfigMap, metadata: {name: a}},'.repeat(2)} {apiVersion: v1, kind: Namespace, metadata: {name: A}}]`;
  const verdicts = judge.judge(list);
  assert.deepEqual(
    verdicts.map(({ outcome, item }) => [outcome, item]),
    [
      ['accepted', 0],
      ['accepted', 1],
      ['refused', 2],
    ],
  );
  const nested = judge.judge(
    `apiVersion: v1\nkind: List\nitems: [${JSON.stringify(LIST)}, ${JSON.stringify(MAP)}]`,
  );
  assert.deepEqual(
    nested.map(({ item }) => item),
    [0, 1, 2],
  );
  assert.deepEqual(judge.judge('# nothing\n'), []);
  assert.deepEqual(judge.judge(''), []);
});

test('where its code gives up, it says so, and judges the next one', () => {
  assert.throws(() => judge.judge(`a: ${'['.repeat(200_000)}`), JudgeCrash);
  assert.equal(judge.judge(POD)[0]?.outcome, 'accepted');
  assert.equal(judge.judge('a: &a [*a]\n')[0]?.outcome, 'refused');
});
