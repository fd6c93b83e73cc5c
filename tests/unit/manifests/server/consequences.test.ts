import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileJudge, findAssets } from '../../../../scripts/lib/manifests/reader/assets.ts';
import { startExaminer } from '../../../../scripts/lib/manifests/reader/examiner.ts';
import { examine } from '../../../../src/manifests/examine.ts';

const assets = findAssets('schema');
const module = compileJudge(assets);
const examiner = await startExaminer({ assets, module, definitions: [] });

async function errorsIn(text: string): Promise<string[]> {
  const documents = await examine('a.yaml', text, examiner);
  return documents.flatMap(({ problems }) =>
    problems.filter(({ isAdvice }) => !isAdvice).map(({ message }) => message),
  );
}

const object = (apiVersion: string, kind: string, rest: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${rest}\n`;
const service = (ports: string) =>
  object('v1', 'Service', `spec: { selector: { app: a }, ports: [${ports}] }`);
const pod = (spec: string) => object('v1', 'Pod', `spec: ${spec}`);
const TEMPLATE =
  'metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: "a:1" }] }';
const set = (spec: string) =>
  object(
    'apps/v1',
    'StatefulSet',
    `spec: { selector: { matchLabels: { app: a } }, template: { ${TEMPLATE.replace('"a:1"', '"a:1", volumeMounts: [{ name: datos, mountPath: /a }]')} }, ${spec} }`,
  );

/** Mistakes, each of which the server tells of a second time elsewhere. */
const ONCE: readonly (readonly [place: string, text: string])[] = [
  ['spec.ports[0].prot', service('{ prot: 80 }')],
  ['spec.ports[0].containerPort', service('{ containerPort: 80 }')],
  [
    'spec.selector.app',
    object('apps/v1', 'Deployment', `spec: { selector: { app: a }, template: { ${TEMPLATE} } }`),
  ],
  // What was meant has to be in a list.
  [
    'spec.accessMode',
    object(
      'v1',
      'PersistentVolume',
      'spec: { accessMode: ReadWriteOnce, capacity: { storage: 1Gi }, hostPath: { path: /a } }',
    ),
  ],
  [
    'spec.storage',
    object('v1', 'PersistentVolumeClaim', 'spec: { accessModes: [ReadWriteOnce], storage: 1Gi }'),
  ],
  [
    'roleref',
    object(
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      'roleref: { kind: Role, name: a, apiGroup: rbac.authorization.k8s.io }',
    ),
  ],
  [
    'rules[0].verb',
    object(
      'rbac.authorization.k8s.io/v1',
      'Role',
      'rules: [{ apiGroups: [""], resources: [pods], verb: get }]',
    ),
  ],
  ['spec', object('storage.k8s.io/v1', 'StorageClass', 'spec: { provisioner: a.b }')],
  [
    'spec.metrics[0].resource.targetAverageUtilization',
    object(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'spec: { maxReplicas: 3, scaleTargetRef: { kind: Deployment, name: a, apiVersion: apps/v1 }, metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 50 } }] }',
    ),
  ],
  ['spec.image', pod('{ image: "a:1" }')],
  ['spec.image', pod('{ containers: [{ name: a }], image: "a:1" }')],
  // What is written is not found only for that.
  [
    'spec.volumeClaimTemplate',
    set(
      'volumeClaimTemplate: [{ metadata: { name: datos }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]',
    ),
  ],
];

for (const [place, text] of ONCE) {
  test(`what follows from ${place} is not told beside it`, async () => {
    assert.deepEqual(await errorsIn(text), [`${place}: este campo no existe`]);
  });
}

test('an old backend of an Ingress is two fields, and not one that is missing', async () => {
  const backend = 'backend: { serviceName: a, servicePort: 80 }';
  const rules = `rules: [{ http: { paths: [{ path: /, pathType: Prefix, ${backend} }] } }]`;
  assert.deepEqual(
    await errorsIn(object('networking.k8s.io/v1', 'Ingress', `spec: { ${rules} }`)),
    [
      'spec.rules[0].http.paths[0].backend.serviceName: este campo no existe',
      'spec.rules[0].http.paths[0].backend.servicePort: este campo no existe',
    ],
  );
});

test('behind a value that nobody can read, too', async () => {
  const spec = `replicas: tres, selector: { app: a }, template: { ${TEMPLATE} }`;
  assert.deepEqual(await errorsIn(object('apps/v1', 'Deployment', `spec: { ${spec} }`)), [
    'spec.replicas: se esperaba un número entero y hay el texto "tres"',
    'spec.selector.app: este campo no existe',
  ]);
});

test('what is wrong all the same is told beside it', async () => {
  assert.deepEqual(await errorsIn(service('{ prot: 80, targetPort: 70000 }')), [
    'spec.ports[0].prot: este campo no existe',
    'spec.ports[0].targetPort: 70000 no es un puerto',
  ]);
  assert.deepEqual(await errorsIn(pod('{ containers: [{ nombre: a, image: "" }] }')), [
    'spec.containers[0].nombre: este campo no existe',
    'spec.containers[0].image: está vacío, y es obligatorio',
  ]);
  // Nobody knows which of them is meant.
  assert.deepEqual(
    await errorsIn(pod('{ containers: [{ name: a }, { name: b }], image: "a:1" }')),
    [
      'spec.containers[0].image: falta image, que es obligatorio',
      'spec.containers[1].image: falta image, que es obligatorio',
      'spec.image: este campo no existe',
    ],
  );
});

test('what is in a map of texts with too much indentation is told there, and nowhere else', async () => {
  const selector = 'selector: { app: a, ports: [{ port: 80 }] }';
  assert.deepEqual(await errorsIn(object('v1', 'Service', `spec: { ${selector} }`)), [
    'spec.selector.ports: se esperaba un texto y hay una lista',
  ]);
  const labels = `matchLabels: { app: a, template: { ${TEMPLATE} } }`;
  const deployment = object('apps/v1', 'Deployment', `spec: { selector: { ${labels} } }`);
  assert.deepEqual(await errorsIn(deployment), [
    'spec.selector.matchLabels.template: se esperaba un texto y hay un mapa',
  ]);
});

test('what the server writes itself is not told', async () => {
  const namespace = (metadata: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: { name: Mi Espacio, ${metadata} }\n`;
  const name = 'metadata.name: "Mi Espacio" no sirve de nombre';
  assert.deepEqual(await errorsIn(namespace('')), [name]);
  assert.deepEqual(await errorsIn(namespace('labels: { a: Mi Espacio }')), [
    name,
    'metadata.labels.a: "Mi Espacio" no sirve de valor de etiqueta',
  ]);
});

test('a selector that a Job may not have needs no labels', async () => {
  const template = `template: { ${TEMPLATE.replace('spec: {', 'spec: { restartPolicy: Never,')} }`;
  const job = (spec: string) =>
    errorsIn(
      object(
        'batch/v1',
        'Job',
        `spec: { ${spec} selector: { matchLabels: { app: b } }, ${template} }`,
      ),
    );
  assert.deepEqual(await job(''), ['spec.selector: el selector de un Job lo pone el API server']);
  assert.deepEqual(await job('manualSelector: true,'), [
    'spec.template.metadata.labels: la plantilla no lleva las etiquetas que elige el selector',
  ]);
});

test('a key is told for itself, once', async () => {
  const key = 'a'.repeat(64);
  const map = (labels: string) =>
    errorsIn(`apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { ${labels} } }\n`);
  assert.deepEqual(await map(`${key}: b`), [
    `metadata.labels.${key}: "${key}" pasa de 63 caracteres`,
  ]);
  assert.deepEqual(await map('a.com/: b'), [
    'metadata.labels["a.com/"]: "a.com/" no sirve: no tiene nombre',
  ]);
});

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: cubos.b.io }
spec:
  group: b.io
  names: { kind: Cubo, plural: cubos }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              x-kubernetes-validations: [{ rule: "self.lado < 3" }]
              properties:
                lado: { type: integer }
                color: { type: string, enum: [rojo, verde] }
                nota: { type: string, maxLength: 5 }
`;

/** What is said of an object of a CRD, in order. */
async function saidOfCustom(spec: string, definition = DEFINITION): Promise<string[]> {
  const source = { file: 'crd.yaml', text: definition, line: 1, column: 0 };
  const own = await startExaminer({ assets, module, definitions: [source] });
  const documents = await examine('a.yaml', object('b.io/v1', 'Cubo', `spec: ${spec}`), own);
  return documents.flatMap(({ problems }) =>
    problems.map(({ message, hint }) => `${message}. ${hint}`),
  );
}

test('a value of a CRD that is of another type is told once, and what was not looked at last', async () => {
  const unchecked =
    'de Cubo no se han mirado todas las reglas de su CRD. El API server espera a que arregles lo demás: entonces puede salir algo más.';
  assert.deepEqual(await saidOfCustom('{ color: yes }'), [
    'spec.color: se esperaba un texto, y YAML lee «yes» como true. Valores: "rojo", "verde".',
    unchecked,
  ]);
  assert.deepEqual(await saidOfCustom('[lado: 2]'), [
    'spec: se esperaba un mapa y hay una lista. Va sin guion ni corchetes: spec: {lado: 2}',
    unchecked,
  ]);
});

test('a text of a CRD has characters, as the server counts them', async () => {
  assert.deepEqual(await saidOfCustom('{ lado: 1, nota: ñññññ }'), []);
  const [long] = await saidOfCustom('{ lado: 1, nota: muy larga }');
  assert.equal(long, 'spec.nota: es demasiado largo. Como mucho, 5 caracteres.');
});

test('of what a refused CRD defines nobody says that it is right', async () => {
  const refused = DEFINITION.replace('plural: cubos', 'plurals: cubos');
  assert.deepEqual(await saidOfCustom('{ lado: 1 }', refused), [
    'de Cubo no se puede mirar todo: el API server rechaza su CRD. Arregla primero el CRD.',
  ]);
});
