import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { compileJudge, findAssets } from '../../../scripts/lib/manifests/reader/assets.ts';
import { startExaminer } from '../../../scripts/lib/manifests/reader/examiner.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import { examine } from '../../../src/manifests/examine.ts';

/*
 * Advice is for somebody who does what it says. Each case is a mistake, what is said of it, and the same text once
 * that was done: then the API server's code must have nothing against it.
 */

const assets = findAssets('schema');
const examiner = await startExaminer({ assets, module: compileJudge(assets), definitions: [] });

async function errorsIn(text: string): Promise<Problem[]> {
  const documents = await examine('a.yaml', text, examiner);
  return documents.flatMap(({ problems }) => problems).filter(({ isAdvice }) => !isAdvice);
}

/** What is said of a text with one mistake. */
async function saidOf(text: string): Promise<string> {
  const errors = await errorsIn(text);
  assert.equal(errors.length, 1, errors.map(({ message }) => message).join('\n'));
  return errors.map(({ message, hint }) => `${message}. ${hint ?? ''}`).join();
}

interface Case {
  /** A manifest in which `@` stands for what may be wrong. */
  readonly in: string;
  readonly wrong: string;
  readonly says: RegExp;
  readonly right: string;
}

function advises(name: string, cases: readonly Case[]): void {
  for (const { in: manifest, wrong, says, right } of cases) {
    test(`${name}: ${wrong}`, async () => {
      assert.match(await saidOf(manifest.replace('@', () => wrong)), says);
      assert.deepEqual(await errorsIn(manifest.replace('@', () => right)), []);
    });
  }
}

const head = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`;
const pod = (spec: string, container = '') =>
  `${head('v1', 'Pod')}spec: {containers: [{name: a, image: "a:1"${container}}]${spec}}`;

const quota = `${head('v1', 'ResourceQuota')}spec: @`;

advises('a quota’s scopes', [
  {
    in: quota,
    wrong: '{hard: {requests.cpu: 1}, scopes: [BestEffort]}',
    says: /no cuenta algo.*BestEffort solo va con pods/,
    right: '{hard: {pods: 1}, scopes: [BestEffort]}',
  },
  {
    in: quota,
    wrong: '{hard: {pods: 1}, scopes: [VolumeAttributesClass]}',
    says: /VolumeAttributesClass, con persistentvolumeclaims y requests\.storage/,
    right: '{hard: {requests.storage: 1}, scopes: [VolumeAttributesClass]}',
  },
  {
    in: quota,
    wrong: '{hard: {services: 1}, scopes: [Terminating]}',
    says: /los demás, con pods, cpu y memory/,
    right: '{hard: {limits.cpu: 1}, scopes: [Terminating]}',
  },
]);

advises(
  'a quota’s resources',
  [
    ['request.memory', /¿Querías decir "requests\.memory"\?/, 'requests.memory'],
    ['limit.cpu', /¿Querías decir "limits\.cpu"\?/, 'limits.cpu'],
    ['configmap', /¿Querías decir "configmaps"\?/, 'configmaps'],
    ['storage', /¿Querías decir "requests\.storage"\?/, 'requests.storage'],
    ['deployments', /count\/deployments\.apps/, 'count/deployments.apps'],
  ].map(([wrong, says, right]) => ({
    in: `${head('v1', 'ResourceQuota')}spec: {hard: {@: 1}}`,
    wrong: wrong as string,
    says: says as RegExp,
    right: right as string,
  })),
);

advises('what is counted by the piece', [
  {
    in: `${head('v1', 'ResourceQuota')}spec: {hard: {pods: @}}`,
    wrong: '"10.5"',
    says: /no es un número entero\. .*decimales/,
    right: '10',
  },
]);

const backend = (port: string) =>
  `${head('networking.k8s.io/v1', 'Ingress')}spec: {defaultBackend: {service: {name: a, port: {${port}}}}}`;

advises('a port that is written as a text', [
  { in: backend('@'), wrong: 'name: "80"', says: /Es un número: number: 80/, right: 'number: 80' },
  {
    in: pod('', ', ports: [{containerPort: 80, name: @}]'),
    wrong: '"80"',
    says: /con alguna letra/,
    right: 'p80',
  },
  {
    in: pod('', ', livenessProbe: {httpGet: {port: @}}'),
    wrong: '"80"',
    says: /quita las comillas y escribe 80/,
    right: '80',
  },
]);

const mounted = (mount: string) =>
  pod(
    ', volumes: [{name: v, emptyDir: {}}]',
    `, volumeMounts: [{name: v, mountPath: /a, ${mount}}]`,
  );
const projected = (item: string) => pod(`, volumes: [{name: v, downwardAPI: {items: [${item}]}}]`);

advises('a path that goes up', [
  { in: mounted('subPath: @'), wrong: '../y', says: /dentro del volumen/, right: 'x' },
  { in: mounted('subPathExpr: @'), wrong: 'a/../y', says: /dentro del volumen/, right: 'x' },
  {
    in: projected('{path: @, fieldRef: {fieldPath: metadata.name}}'),
    wrong: '../e',
    says: /dentro del volumen/,
    right: 'e',
  },
  {
    in: pod(', volumes: [{name: v, hostPath: {path: @}}]'),
    wrong: '/a/../b',
    says: /Escribe la ruta entera/,
    right: '/b',
  },
]);

const env = pod('', ', env: [{name: A, valueFrom: {fieldRef: {fieldPath: @}}}]');
const file = projected('{path: a, fieldRef: {fieldPath: @}}');

advises('what a container is told of its Pod', [
  {
    in: env,
    wrong: 'metadata.labels',
    says: /de una en una.*"metadata\.labels\['clave'\]"/,
    right: `"metadata.labels['clave']"`,
  },
  {
    in: env,
    wrong: 'metadata.label',
    says: /"metadata\.labels\['clave'\]"/,
    right: `"metadata.labels['clave']"`,
  },
  {
    in: env,
    wrong: '"metadata.labels[app]"',
    says: /"metadata\.labels\['app'\]"/,
    right: `"metadata.labels['app']"`,
  },
  {
    in: env,
    wrong: 'metadata.annotations.app',
    says: /"metadata\.annotations\['app'\]"/,
    right: `"metadata.annotations['app']"`,
  },
  {
    in: env,
    wrong: `"metadata.label['app']"`,
    says: /"metadata\.labels\['app'\]"/,
    right: `"metadata.labels['app']"`,
  },
  {
    in: env,
    wrong: 'spec.node',
    says: /¿Querías decir "spec\.nodeName"\?/,
    right: 'spec.nodeName',
  },
  {
    in: file,
    wrong: 'metadata.label',
    says: /¿Querías decir "metadata\.labels"\?/,
    right: 'metadata.labels',
  },
  {
    in: file,
    wrong: 'metadata.nombre',
    says: /¿Querías decir "metadata\.name"\?(?!.*(?:status|spec))/,
    right: 'metadata.name',
  },
  { in: file, wrong: 'status.podIP', says: /solo .*variable/, right: 'metadata.name' },
]);

const policy = (rule: string) =>
  `${head('networking.k8s.io/v1', 'NetworkPolicy')}spec: {podSelector: {}, ${rule}}`;
const block = policy('egress: [{to: [{ipBlock: {cidr: @}}]}]');

advises('a block of addresses', [
  { in: block, wrong: '10.0.0.5', says: /"10\.0\.0\.5\/32"/, right: '"10.0.0.5/32"' },
  { in: block, wrong: '10.1.0.0', says: /"10\.1\.0\.0\/16"/, right: '"10.1.0.0/16"' },
  { in: block, wrong: '0.0.0.0', says: /"0\.0\.0\.0\/0"/, right: '"0.0.0.0/0"' },
  { in: block, wrong: '"fd00::1"', says: /"fd00::1\/128"/, right: '"fd00::1/128"' },
  { in: block, wrong: '10.0.0.0/33', says: /Por ejemplo: 10\.0\.0\.0\/8/, right: '10.0.0.0/8' },
]);

const budget = `${head('policy/v1', 'PodDisruptionBudget')}spec: {selector: {}, minAvailable: @}`;

advises('a number or a percentage', [
  { in: budget, wrong: '"1"', says: /Escríbelo sin comillas: 1/, right: '1' },
  { in: budget, wrong: '50 %', says: /Escríbelo así: 50%/, right: '50%' },
  { in: budget, wrong: '"0.5"', says: /Por ejemplo: 1 o 25%/, right: '25%' },
]);

const failures = (values: string) =>
  `${head('batch/v1', 'Job')}spec: {podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: ${values}}}]}, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}`;

advises('what is not there', [
  {
    in: pod('', ', env: [{name: A, valueFrom: {configMapKeyRef: {@}}}]'),
    wrong: 'key: k',
    says: /: falta name, que es obligatorio/,
    right: 'key: k, name: x',
  },
  {
    in: `${head('autoscaling/v2', 'HorizontalPodAutoscaler')}spec: {maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: a@}}`,
    wrong: '',
    says: /: falta apiVersion.* Por ejemplo: apiVersion: apps\/v1/,
    right: ', apiVersion: apps/v1',
  },
]);

test('what is not there is told by what asks for it, where that is known', async () => {
  const said = await saidOf(pod(', tolerations: [{operator: Exists, tolerationSeconds: 5}]'));
  assert.match(said, /tolerationSeconds solo va con effect: NoExecute/);
});

advises('a limit of which the server says little', [
  {
    in: pod(
      ', volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: @}}]}}]',
    ),
    wrong: '60',
    says: /al menos 600/,
    right: '600',
  },
  { in: failures('@'), wrong: '[0]', says: /0 .*acabar bien/, right: '[1]' },
  {
    in: policy('ingress: [{ports: [{port: 80, endPort: @}]}]'),
    wrong: '70',
    says: /endPort, el último/,
    right: '90',
  },
  {
    in: `${head('networking.k8s.io/v1', 'Ingress')}spec: {rules: [{@http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]}`,
    wrong: 'host: 10.0.0.1, ',
    says: /es una dirección.* Quita host/,
    right: '',
  },
]);

const twoPorts = (ports: string) =>
  `${head('v1', 'Pod')}spec: {containers: [{name: a, image: "a:1", ports: [{containerPort: 81, hostPort: 81}]}, {name: b, image: "a:1", ports: [${ports}]}]}`;

advises('what is there twice says where the other one is', [
  {
    in: twoPorts('{containerPort: 82, hostPort: @}'),
    wrong: '81',
    says: /: 81 ya está en spec\.containers\[0\]\.ports\[0\]\. $/,
    right: '82',
  },
  {
    in: `${head('v1', 'Pod')}spec: {initContainers: [{name: @, image: "a:1"}], containers: [{name: log, image: "a:1"}]}`,
    wrong: 'log',
    says: /"log" ya está en spec\.containers\[0\]/,
    right: 'pre',
  },
]);

const template = '{metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}]}}';
const runs = (kind: string, spec: string) =>
  `${head('apps/v1', kind)}spec: {selector: {matchLabels: {app: a}}, template: ${template}${spec}}`;
const job = `${head('batch/v1', 'Job')}spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}@}`;

advises('a field that another place or another kind has', [
  {
    in: policy('egress: [{@: [{podSelector: {}}]}]'),
    wrong: 'from',
    says: /En egress va «to»/,
    right: 'to',
  },
  {
    in: policy('ingress: [{@: [{podSelector: {}}]}]'),
    wrong: 'to',
    says: /En ingress va «from»/,
    right: 'from',
  },
  {
    in: runs('DaemonSet', '@'),
    wrong: ', replicas: 2',
    says: /uno por nodo.*Quítalo/,
    right: '',
  },
  { in: job, wrong: ', replicas: 2', says: /parallelism/, right: ', parallelism: 2' },
]);

const scaled = `${head('autoscaling/v2', 'HorizontalPodAutoscaler')}spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: @}}}]}`;

advises('a number with its unit', [
  { in: scaled, wrong: '80%', says: /Escríbelo sin «%»: 80\./, right: '80' },
  { in: job, wrong: ', parallelism: 2x', says: /Solo el número: 2\./, right: ', parallelism: 2' },
  {
    in: pod(', terminationGracePeriodSeconds: @'),
    wrong: '3m',
    says: /Son segundos, sin unidad: 180\./,
    right: '180',
  },
  {
    in: pod(', terminationGracePeriodSeconds: @'),
    wrong: '10s',
    says: /Son segundos, sin unidad: 10\./,
    right: '10',
  },
]);

const slept = pod(
  ', terminationGracePeriodSeconds: 5',
  ', lifecycle: {preStop: {sleep: {seconds: @}}}',
);

advises('a sentence of which only a half is true', [
  { in: slept, wrong: '9', says: /9 .*terminationGracePeriodSeconds \(5\)/, right: '4' },
  { in: slept, wrong: '-1', says: /terminationGracePeriodSeconds \(5\)/, right: '4' },
]);

advises('what some program wrote', [
  {
    in: pod('', ', ports: [{containerPort: @}]'),
    wrong: '<no value>',
    says: /lo escribe Helm.*values/i,
    right: '80',
  },
  {
    in: `${head('v1', 'ConfigMap')}data: {@: a}`,
    wrong: '“a”',
    says: /comillas.*rectas: "a"/,
    right: '"a"',
  },
  {
    in: `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: @}`,
    wrong: '“web”',
    says: /comillas.*rectas: "web"/,
    right: '"web"',
  },
  {
    in: `${head('v1', 'Service')}spec: {ports: [{port: 80}], type: @}`,
    wrong: '‘NodePort’',
    says: /comillas.*rectas: "NodePort"/,
    right: '"NodePort"',
  },
  {
    in: pod('', ', ports: [{containerPort: @}]'),
    wrong: '“80”',
    says: /sin comillas: 80/,
    right: '80',
  },
]);

advises('a number that JSON has not', [
  {
    in: `${head('v1', 'ConfigMap')}data: {a: @}`,
    wrong: '.nan',
    says: /escribe "\.nan"/,
    right: '".nan"',
  },
]);

const peer = policy('ingress: [{from: [{@}]}]');
const path = (fields: string) =>
  `${head('networking.k8s.io/v1', 'Ingress')}spec: {rules: [{http: {paths: [{pathType: Prefix, ${fields}}]}}]}`;
const target = 'backend: {service: {name: a, port: {number: 80}}}';

advises('the smallest map that is wanted', [
  {
    in: peer,
    wrong: 'namespaceSelector: kube-system',
    says: /namespaceSelector: {matchLabels: {kubernetes\.io\/metadata\.name: kube-system}}/,
    right: 'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}',
  },
  {
    in: peer,
    wrong: 'podSelector: web',
    says: /podSelector: {matchLabels: {app: web}}/,
    right: 'podSelector: {matchLabels: {app: web}}',
  },
  {
    in: path('path: /, @'),
    wrong: 'backend: web',
    says: /backend: {service: {name: web, port: {number: 80}}}/,
    right: 'backend: {service: {name: web, port: {number: 80}}}',
  },
  {
    in: pod('', ', livenessProbe: {exec: @}'),
    wrong: 'cat /a',
    says: /exec: {command: \[cat, \/a\]}/,
    right: '{command: [cat, /a]}',
  },
  {
    in: pod('', ', envFrom: [@]'),
    wrong: 'config',
    says: /«- configMapRef: {name: config}»/,
    right: '{configMapRef: {name: config}}',
  },
  {
    in: `${head('v1', 'Pod')}spec: {containers: [@]}`,
    wrong: '"example.com/b/nginx:1"',
    says: /«- name: nginx» y debajo «image: example\.com\/b\/nginx:1»/,
    right: '{name: nginx, image: "example.com/b/nginx:1"}',
  },
]);

advises('an address or a path that is almost one', [
  {
    in: pod(', hostAliases: [{ip: @, hostnames: [a]}]'),
    wrong: '010.0.0.1',
    says: /ceros.*"10\.0\.0\.1"/,
    right: '"10.0.0.1"',
  },
  {
    in: `${head('v1', 'Service')}spec: {ports: [{port: 80}], externalIPs: [@]}`,
    wrong: '127.0.0.1',
    says: /la de la propia máquina/,
    right: '10.0.0.1',
  },
  { in: path(`path: @, ${target}`), wrong: 'api', says: /Escribe "\/api"/, right: '"/api"' },
]);

test('what comes before the documents says what to do', async () => {
  const text = `${head('v1', 'ConfigMap')}`;
  assert.match(await saidOf(`%YAML 1.2\n---\n${text}`), /Quita esta línea/);
});

const volume = pod(', volumes: [{name: v, @}]');

advises('a slip of the pen is one mistake', [
  {
    in: volume,
    wrong: 'secret: {name: x}',
    says: /¿Querías decir "secretName"\?/,
    right: 'secret: {secretName: x}',
  },
  { in: volume, wrong: 'emptydir: {}', says: /¿Querías decir "emptyDir"\?/, right: 'emptyDir: {}' },
  {
    in: runs('Deployment', '').replace('{matchLabels: {app: a}}', '@'),
    wrong: '{app: a}',
    says: /«app» va dentro de matchLabels/,
    right: '{matchLabels: {app: a}}',
  },
  {
    in: pod('', ', env: [{@}]'),
    wrong: 'FOO: bar',
    says: /«- name: FOO» y debajo «value: bar»/,
    right: 'name: FOO, value: bar',
  },
  {
    in: pod('', ', livenessProbe: {@: {port: 80}}'),
    wrong: 'httpget',
    says: /¿Querías decir "httpGet"\?/,
    right: 'httpGet',
  },
  {
    in: `${head('rbac.authorization.k8s.io/v1', 'Role')}rules: [{apiGroups: [""], resources: [pods], @: [get]}]`,
    wrong: 'verb',
    says: /¿Querías decir "verbs"\?/,
    right: 'verbs',
  },
  {
    in: `${head('v1', 'PersistentVolumeClaim')}spec: {accessModes: [ReadWriteOnce], resources: {@: {storage: 1Gi}}}`,
    wrong: 'request',
    says: /¿Querías decir "requests"\?/,
    right: 'requests',
  },
  {
    in: `${head('apps/v1', 'Deployment')}spec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n@spec: {containers: [{name: a, image: "a:1"}]}\n`,
    wrong: '  ',
    says: /«spec» va dentro de template/,
    right: '    ',
  },
]);

test('what is missing besides is said', async () => {
  const text = pod(', volumes: [{name: v, secret: {optionall: true}}]');
  assert.equal((await errorsIn(text)).length, 2);
  const lacking = `${head('v1', 'PersistentVolume')}spec: {capacity: {storage: 1Gi}, accessMode: [ReadWriteOnce]}`;
  const said = (await errorsIn(lacking)).map(({ message }) => message);
  assert.deepEqual(said, [
    'spec: no dice de dónde sale el disco',
    'spec.accessMode: este campo no existe',
  ]);
});

const schedule = `${head('batch/v1', 'CronJob')}spec: {schedule: "@", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}`;
const schedules: readonly (readonly [wrong: string, says: RegExp, right: string])[] = [
  ['@dayly', /¿Querías decir "@daily"\?/, '@daily'],
  ['@every 5', /"@every 5m"/, '@every 5m'],
  ['@every pronto', /"@every 5m"/, '@every 5m'],
  ['0 3 * * LUN', /En inglés: LUN es MON\./, '0 3 * * MON'],
  ['0 3 * * mié-vie', /mié es WED\. En inglés: vie es FRI\./, '0 3 * * WED-FRI'],
  ['0 3 * ene *', /ene es JAN/, '0 3 * JAN *'],
  ['0 3 * * 7', /El domingo es 0\./, '0 3 * * 0'],
  ['0 0 3 * * *', /no hay segundos.*: "0 3 \* \* \*"/, '0 3 * * *'],
  ['0 3 * *', /Falta una casilla/, '0 3 * * *'],
  ['*/0 * * * *', /«\*\/0».*desde 1/, '*/1 * * * *'],
  ['60 25 * * *', /60 no es un minuto \(0-59\)\. 25 no es una hora \(0-23\)\./, '59 23 * * *'],
  ['5-3 * * * *', /«5-3» va al revés/, '3-5 * * * *'],
  ['-1 * * * *', /Falta un minuto/, '1 * * * *'],
  ['0 3 L * *', /L no es un día del mes \(1-31\)/, '0 3 31 * *'],
  ['cada hora', /Minuto \(0-59\).*@hourly/, '@hourly'],
];

advises(
  'a schedule',
  schedules.map(([wrong, says, right]) => ({ in: schedule, wrong, says, right })),
);

advises('quotes are no help where no text is right', [
  {
    in: pod(', restartPolicy: @'),
    wrong: '1',
    says: /se esperaba un texto.*Valores: "Always", "Never", "OnFailure"/,
    right: 'Never',
  },
  {
    in: `${head('v1', 'Service')}spec: {ports: [{port: 80, targetPort: @}]}`,
    wrong: '1.5',
    says: /Aquí no caben decimales/,
    right: '1',
  },
]);

advises('a time in a field of seconds', [
  {
    in: job,
    wrong: ', ttlSecondsAfterFinished: 1h',
    says: /Son segundos, sin unidad: 3600\./,
    right: ', ttlSecondsAfterFinished: 3600',
  },
  {
    in: job,
    wrong: ', activeDeadlineSeconds: 1h30m',
    says: /Son segundos, sin unidad: 5400\./,
    right: ', activeDeadlineSeconds: 5400',
  },
  {
    in: job,
    wrong: ', activeDeadlineSeconds: 500ms',
    says: /Son segundos, sin unidad\.$/,
    right: ', activeDeadlineSeconds: 1',
  },
]);

const role = `${head('rbac.authorization.k8s.io/v1', 'Role')}rules: [{apiGroups: [""], resources: [pods], verbs: @}]`;

advises('a list that was written as one text', [
  {
    in: role,
    wrong: '"get,list, watch"',
    says: /verbs: \[get, list, watch\]/,
    right: '[get, list, watch]',
  },
  { in: role, wrong: 'get list', says: /verbs: \[get, list\]/, right: '[get, list]' },
  { in: role, wrong: 'get', says: /verbs: \[get\]/, right: '[get]' },
]);

const open = `${head('v1', 'Service')}spec: {ports: [@]}`;
const listens = pod('', ', ports: [@]');
const stored = pod(', volumes: [@]');

advises('what is written as for Docker or for kubectl', [
  {
    in: listens,
    wrong: '"8080:80"',
    says: /mapa: «- containerPort: 80»\./,
    right: '{containerPort: 80}',
  },
  {
    in: listens,
    wrong: '"127.0.0.1:8080:80/udp"',
    says: /«- containerPort: 80» y debajo «protocol: UDP»/,
    right: '{containerPort: 80, protocol: UDP}',
  },
  {
    in: open,
    wrong: '"80:8080"',
    says: /«- port: 80» y debajo «targetPort: 8080»/,
    right: '{port: 80, targetPort: 8080}',
  },
  { in: open, wrong: '"80"', says: /mapa: «- port: 80»\./, right: '{port: 80}' },
  {
    in: pod(', volumes: [{name: datos}]', ', volumeMounts: [@]'),
    wrong: '"datos:/b:ro"',
    says: /«- name: datos» y debajo «mountPath: \/b» y debajo «readOnly: true»/,
    right: '{name: datos, mountPath: /b, readOnly: true}',
  },
  {
    in: pod(', volumes: [{name: datos}]', ', volumeMounts: [@]'),
    wrong: '/data:/b',
    says: /«- name: …» y debajo «mountPath: \/b»/,
    right: '{name: datos, mountPath: /b}',
  },
  {
    in: stored,
    wrong: '/var/Data',
    says: /«- name: data» y debajo «emptyDir: {}»/,
    right: '{name: data, emptyDir: {}}',
  },
  {
    in: stored,
    wrong: '/srv:/data',
    says: /«- name: srv» y debajo «hostPath: {path: \/srv}»/,
    right: '{name: srv, hostPath: {path: /srv}}',
  },
  {
    in: pod(', tolerations: [@]'),
    wrong: 'node-role.kubernetes.io/master',
    says: /«- key: node-role\.kubernetes\.io\/master» y debajo «operator: Exists»/,
    right: '{key: node-role.kubernetes.io/master, operator: Exists}',
  },
  {
    in: pod(', tolerations: [@]'),
    wrong: '"a=b:NoSchedule"',
    says: /«- key: a» y debajo «value: b» y debajo «effect: NoSchedule»/,
    right: '{key: a, value: b, effect: NoSchedule}',
  },
  {
    in: policy('ingress: [{from: [@]}]'),
    wrong: '10.0.0.0/8',
    says: /«- ipBlock: {cidr: 10\.0\.0\.0\/8}»/,
    right: '{ipBlock: {cidr: 10.0.0.0/8}}',
  },
]);

const claim = `${head('v1', 'PersistentVolumeClaim')}spec: {accessModes: [ReadWriteOnce], resources: {requests: @}}`;
const limited = pod('', ', resources: {limits: @}');

advises('an amount of nothing', [
  { in: limited, wrong: '500m', says: /limits: {cpu: 500m}/, right: '{cpu: 500m}' },
  { in: limited, wrong: '128Mi', says: /limits: {memory: 128Mi}/, right: '{memory: 128Mi}' },
  { in: limited, wrong: '[cpu: 500m]', says: /limits: {cpu: 500m}/, right: '{cpu: 500m}' },
  { in: claim, wrong: '1Gi', says: /requests: {storage: 1Gi}/, right: '{storage: 1Gi}' },
  {
    in: `${head('v1', 'PersistentVolume')}spec: {capacity: @, accessModes: [ReadWriteOnce], hostPath: {path: /a}}`,
    wrong: '10Gi',
    says: /capacity: {storage: 10Gi}/,
    right: '{storage: 10Gi}',
  },
  {
    in: `${head('v1', 'LimitRange')}spec: {limits: [{type: Container, default: @}]}`,
    wrong: '500m',
    says: /default: {cpu: 500m}/,
    right: '{cpu: 500m}',
  },
]);

advises('a user by name', [
  { in: pod(', securityContext: {runAsUser: @}'), wrong: 'root', says: /root es el 0/, right: '0' },
  { in: pod(', securityContext: {fsGroup: @}'), wrong: 'ana', says: /Va su número/, right: '1000' },
]);

const probe = pod('', ', livenessProbe: @');

advises('what belongs to the way in which a probe asks', [
  {
    in: probe,
    wrong: '{command: [cat, /a]}',
    says: /«command» va más adentro: exec\.command/,
    right: '{exec: {command: [cat, /a]}}',
  },
  {
    in: probe,
    wrong: '{httpGet: {url: /a, port: 80}}',
    says: /«url» aquí se llama path/,
    right: '{httpGet: {path: /a, port: 80}}',
  },
  {
    in: pod('', ', lifecycle: {preStop: @}'),
    wrong: '{command: [sleep, "5"]}',
    says: /«command» va más adentro: exec\.command/,
    right: '{exec: {command: [sleep, "5"]}}',
  },
  {
    in: pod('', '@'),
    wrong: ', livenessProbe: {exec: {command: [a]}, command: [b]}',
    says: /«command» va en spec\.containers\[0\]/,
    right: ', livenessProbe: {exec: {command: [a]}}, command: [b]',
  },
]);

test('a port goes where what is written beside it goes', async () => {
  const hints = (await errorsIn(probe.replace('@', '{path: /, port: 80}'))).map(({ hint }) => hint);
  assert.deepEqual(hints, [
    '«path» va más adentro: httpGet.path.',
    '«port» va más adentro: httpGet.port.',
  ]);
});

const container = pod('', ', @');

advises('a field of Docker Compose', [
  { in: container, wrong: 'environment: [A=b]', says: /Aquí es env,/, right: 'env: [{name: A}]' },
  { in: container, wrong: 'entrypoint: [a]', says: /Aquí es command\./, right: 'command: [a]' },
  {
    in: container,
    wrong: 'env_file: .env',
    says: /envFrom, .*«- configMapRef/,
    right: 'envFrom: [{configMapRef: {name: a}}]',
  },
  {
    in: container,
    wrong: 'healthcheck: {test: [a]}',
    says: /livenessProbe/,
    right: 'livenessProbe: {exec: {command: [a]}}',
  },
  { in: container, wrong: 'depends_on: [b]', says: /quítalo/, right: '' },
  { in: container, wrong: 'build: .', says: /quítalo/, right: '' },
  {
    in: container,
    wrong: 'restart: unless-stopped',
    says: /todo el Pod: va en spec, y se llama restartPolicy: Always/,
    right: 'ports: []}], restartPolicy: Always, initContainers: [{name: b, image: "b:1"',
  },
  {
    in: container,
    wrong: 'user: "1000"',
    says: /securityContext: {runAsUser: 1000}/,
    right: 'securityContext: {runAsUser: 1000}',
  },
  {
    in: container.replace('}]}', '}], volumes: [{name: v}]}'),
    wrong: 'volumes: ["/a:/b"]',
    says: /es volumeMounts/,
    right: 'volumeMounts: [{name: v, mountPath: /b}]',
  },
]);

advises('a field that has another name or form here', [
  {
    in: pod('', ', env: [{@: A, value: z}]'),
    wrong: 'key',
    says: /«key» aquí se llama name/,
    right: 'name',
  },
  {
    in: pod(
      ', affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{@}]}}}',
    ),
    wrong: 'matchLabels: {a: b}',
    says: /matchExpressions: \[{key: a, operator: In, values: \[b\]}\]/,
    right: 'matchExpressions: [{key: a, operator: In, values: [b]}]',
  },
  {
    in: `${head('v1', 'ConfigMap')}@`,
    wrong: 'status: {}',
    says: /Lo escribe el clúster.*quítalo/,
    right: '',
  },
]);

advises('a schedule with a time zone', [
  {
    in: schedule,
    wrong: '0 25 * * *", timeZone: "Europe/Madrid',
    says: /25 no es una hora/,
    right: '0 5 * * *", timeZone: "Europe/Madrid',
  },
  {
    in: schedule,
    wrong: 'CRON_TZ=Europe/Madrid 0 5 * * *',
    says: /va en timeZone.*timeZone: Europe\/Madrid/,
    right: '0 5 * * *", timeZone: "Europe/Madrid',
  },
]);

test('what is wrong in a schedule is told behind a time zone, too', async () => {
  const wrong = schedule.replace('@', 'CRON_TZ=Europe/Madrid 0 25 * * *');
  const hints = (await errorsIn(wrong)).map(({ hint }) => hint);
  assert.ok(hints.includes('25 no es una hora (0-23).'), hints.join());
});

const host = `${head('networking.k8s.io/v1', 'Ingress')}spec: {rules: [{host: @, http: {paths: [{path: /, pathType: Prefix, ${target}}]}}]}`;

advises('a host that is more than one', [
  { in: host, wrong: 'a.com/api', says: /Sin camino: «\/api» va en path\.$/, right: 'a.com' },
  { in: host, wrong: '"http://a.com"', says: /Sin «http:\/\/»\.$/, right: 'a.com' },
  { in: host, wrong: '"A.com:80"', says: /Sin «:80», en minúsculas\.$/, right: 'a.com' },
  { in: host, wrong: 'a_b.com', says: /Sin «http:\/\/», sin puerto/, right: 'a-b.com' },
]);

const webhook = (fields: string) =>
  `${head('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration')}webhooks: [{name: a.e.com, sideEffects: None, ${fields}}]`;
const asked = 'admissionReviewVersions: [v1]';
const admissionPolicy = `${head('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy')}spec: {matchConstraints: {resourceRules: [{apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE]}]}, validations: [{expression: "object.spec.containers.@"}]}`;

advises('what asks before an object is kept', [
  {
    in: webhook('clientConfig: {url: "https://e.com"}, admissionReviewVersions: [@]'),
    wrong: 'v2',
    says: /Pon v1\.$/,
    right: 'v1',
  },
  {
    in: webhook(`${asked}, clientConfig: {url: "https://e.com", caBundle: "@"}`),
    wrong: '-----BEGIN',
    says: /no es base64\. Va en base64(?!.*Secret)/,
    right: '',
  },
  {
    in: admissionPolicy,
    wrong: 'every(c, true)',
    says: /«every».*En CEL se llama all\.$/,
    right: 'all(c, true)',
  },
]);

advises('a value that is near another one and is not it', [
  {
    in: pod('', ', resizePolicy: [{resourceName: @, restartPolicy: NotRequired}]'),
    wrong: 'gpu',
    says: /valores\. Valores: "cpu", "memory"/,
    right: 'cpu',
  },
  {
    in: runs('StatefulSet', ', serviceName: a, updateStrategy: {type: @}'),
    wrong: 'Recreate',
    says: /updateStrategy\.type: "Recreate" no es uno de sus valores\. Valores: "OnDelete", "Rolling/,
    right: 'OnDelete',
  },
]);

advises('a list of maps', [
  { in: policy('egress: @'), wrong: 'allow', says: /lista: egress: \[{}\]$/, right: '[{}]' },
  {
    in: policy('egress: @'),
    wrong: 'deny',
    says: /en cada elemento caben: ports, to\.$/,
    right: '[{ports: []}]',
  },
]);

const unfilled: readonly (readonly [wrong: string, right: string])[] = [
  ['"${PORT}"', '80'],
  ['$PORT', '80'],
  ['<tu puerto>', '80'],
  ['__PORT__', '80'],
  ['"{{ .Values.port }}"', '80'],
];

advises(
  'a value that nobody filled in',
  unfilled
    .map(([wrong, right]) => ({ in: listens, wrong, says: /Está sin rellenar/, right }))
    .map((one) => ({ ...one, in: one.in.replace('@', '{containerPort: @}') })),
);

advises('a comment of another language', [
  {
    in: `apiVersion: v1\nkind: @\nmetadata: {name: a}\n`,
    wrong: 'ConfigMap // esto',
    says: /Si «\/\/ esto» es un comentario, en YAML empieza por «#»/,
    right: 'ConfigMap # esto',
  },
]);

const dashed = (list: string) => `${head('v1', 'Pod')}spec:\n  containers:\n${list}`;

advises('a dash before each field', [
  {
    in: dashed('  - name: a\n  @ image: "a:1"\n'),
    wrong: '-',
    says: /falta image.*¿Sobra el guion de «image»\?/,
    right: ' ',
  },
  {
    in: dashed('  - name: a\n    image: "a:1"\n    env:\n    - name: A\n    @ value: b\n'),
    wrong: '-',
    says: /falta name.*¿Sobra el guion de «value»\?/,
    right: ' ',
  },
  {
    in: `${head('v1', 'Service')}spec: {ports: [{name: a@targetPort: 81}]}`,
    wrong: '}, {port: 80}, {',
    says: /falta port.*¿Sobra el guion de «port»\?/,
    right: ', port: 80, ',
  },
]);

test('a dash is not too much where one item would be as wrong', async () => {
  const env = '{name: A, value: a}, {valueFrom: {fieldRef: {fieldPath: metadata.name}}}';
  const said = await saidOf(pod('', `, env: [${env}]`));
  assert.doesNotMatch(said, /guion/);
});

test('a file of Docker Compose is told to be one, once', async () => {
  const [error, ...others] = await errorsIn("version: '3'\nservices:\n  web: {image: nginx}\n");
  assert.match(error?.message ?? '', /Docker Compose/);
  assert.deepEqual(others, []);
  const lessons = readdirSync('content/lecciones').map((name) => name.replace(/^\d+-/, ''));
  assert.ok(lessons.includes(error?.lesson ?? ''));
  const [mine] = await errorsIn('services:\n  web: {port: 80}\n');
  assert.match(mine?.message ?? '', /faltan apiVersion y kind/);
});

advises('a key with nothing between its colon and a bracket', [
  {
    in: `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels:@}\n`,
    wrong: '',
    says: /^falta el valor de «labels», o un espacio tras los dos puntos/,
    right: ' ',
  },
]);

advises('what is in brackets or behind dashes and should not be', [
  {
    in: '@',
    wrong: `- ${head('v1', 'ConfigMap').trim().replaceAll('\n', '\n  ')}`,
    says: /quita el guion, y la sangría de lo demás/,
    right: head('v1', 'ConfigMap'),
  },
]);

const docker = `${head('v1', 'Secret')}type: kubernetes.io/dockerconfigjson\nstringData: {.dockerconfigjson: '{"auths": {@}}'}`;

advises('what is almost JSON', [
  {
    in: docker,
    wrong: '"a": {},',
    says: /no es JSON\. Sobra la coma de antes de «}»/,
    right: '"a": {}',
  },
  {
    in: docker.replace("@}}'}", "@'}"),
    wrong: '',
    says: /no es JSON\. Se acaba antes de tiempo/,
    right: '}}',
  },
]);

test('what takes no number at all is not told of decimals', async () => {
  const said = await saidOf(`${head('v1', 'ResourceQuota')}spec: {hard: 10}`);
  assert.doesNotMatch(said, /decimales/);
});
