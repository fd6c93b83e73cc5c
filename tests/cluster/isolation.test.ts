import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { clusterOf, fence, TestProject } from '../support/project.ts';

/** What lessons may do to a whole cluster. The tests follow one another on a cluster of their own. */
const NAME = clusterOf(import.meta.filename);
const WORKER = `${NAME}-worker2`;
const LEFT = `${NAME}-olvidado`;
const project = new TestProject({ KEV_CLUSTER: NAME });
const kubeconfig = `${project.state}/kubernetes-en-vivo/${NAME}.kubeconfig`;

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const kubectl = (...args: string[]) => run('kubectl', '--kubeconfig', kubeconfig, ...args);
const lesson = (isolation: string, ...fences: string[]) =>
  project.lesson('01-uno', isolation, fences.join(''));
const step = (id: string, ...lines: string[]) => fence(`sh id="${id}"`, lines.join('\n'));
/** Waits for an object that the test makes, so that a run can be interrupted in the middle. */
const WAIT =
  step('hecho', 'true') +
  step('esperar', 'true') +
  fence('expect', 'then: [{ get: configmap/fin, match: { kind: ConfigMap }, within: 120s }]');

/** Everything that a lesson may leave in a cluster and around it. */
const MESS = step(
  'romper',
  `kubectl label node ${WORKER} zona=sur`,
  `kubectl annotate node ${WORKER} nota=hola`,
  `kubectl taint node ${WORKER} averia=si:NoSchedule`,
  `kubectl cordon ${WORKER}`,
  'kubectl create clusterrole lector --verb=get --resource=pods',
  'kubectl create priorityclass urgente --value=10',
  'kubectl create namespace otro',
  'kubectl create configmap nota --namespace=otro',
  'kubectl create deployment web --image=nginx:1.30.6 --namespace=default',
  'kubectl apply -f {site}/uno/cosas.yaml',
  'curl --silent {site}/uno/fijo.yaml > fijo.yaml',
  `docker run --detach --name ${LEFT} --volume ${LEFT}:/datos busybox:1.35.0 sleep 600`,
  `docker network create ${LEFT}`,
  `docker cp -q fijo.yaml ${WORKER}:/etc/kubernetes/manifests/fijo.yaml`,
  `docker exec ${NAME}-worker systemctl stop kubelet`,
  `docker stop --time 1 ${WORKER}`,
);

const THINGS = `apiVersion: v1
kind: PersistentVolume
metadata:
  name: a-mano
spec:
  capacity:
    storage: 1Mi
  accessModes: [ReadWriteOnce]
  hostPath:
    path: /tmp/a-mano
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: recetas.curso.example
spec:
  group: curso.example
  scope: Cluster
  names:
    kind: Receta
    plural: recetas
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
`;
const STATIC_POD = `apiVersion: v1
kind: Pod
metadata:
  name: fijo
spec:
  containers:
    - name: web
      image: nginx:1.30.6
`;
const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: datos
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Mi
---
apiVersion: v1
kind: Pod
metadata:
  name: escribe
spec:
  containers:
    - name: web
      image: nginx:1.30.6
      volumeMounts:
        - name: datos
          mountPath: /datos
  volumes:
    - name: datos
      persistentVolumeClaim:
        claimName: datos
`;

interface NodeList {
  readonly items: readonly {
    readonly metadata: { readonly labels: object };
    readonly spec: { readonly taints?: object; readonly unschedulable?: boolean };
    readonly status: { readonly conditions: { readonly type: string; readonly status: string }[] };
  }[];
}

/** What a person sees of the cluster and around it, to compare before and after. */
function picture() {
  const { items } = JSON.parse(kubectl('get', 'nodes', '-o', 'json')) as NodeList;
  const names = (what: string) =>
    kubectl('get', what, '-o', 'name', '--all-namespaces').split('\n');
  const docker = (...args: string[]) => run('docker', ...args, '--filter', `name=${LEFT}`);
  return {
    nodes: items.map(({ metadata, spec, status }) => ({
      labels: metadata.labels,
      taints: spec.taints,
      isCordoned: spec.unschedulable ?? false,
      ready: status.conditions.find(({ type }) => type === 'Ready')?.status,
    })),
    objects: [
      'clusterroles,priorityclasses,persistentvolumes,namespaces,customresourcedefinitions',
      'deployments,daemonsets,configmaps',
    ].map(names),
    docker: [
      docker('ps', '--all', '--quiet'),
      docker('network', 'ls', '--quiet'),
      docker('volume', 'ls', '--quiet'),
    ],
    manifests: run('docker', 'exec', WORKER, 'ls', '/etc/kubernetes/manifests'),
    kubelet: run('docker', 'exec', `${NAME}-worker`, 'systemctl', 'is-active', 'kubelet'),
  };
}

async function runs(code: number, ...args: string[]): Promise<string> {
  const ended = await project.examples(...args);
  assert.equal(ended.code, code, ended.output);
  return ended.output;
}

/** What the cluster was like when nobody had touched it. */
let before: ReturnType<typeof picture>;

after(async () => {
  await project.examples('--delete-cluster');
  project.remove();
});

test('a quiet lesson leaves everything as it was', async () => {
  for (const [name, text] of Object.entries({ cosas: THINGS, fijo: STATIC_POD, reclamo: CLAIM }))
    project.write(`content/lecciones/01-uno/${name}.yaml`, text);
  lesson('namespace', step('a', 'kubectl create configmap nota'));
  await runs(0);
  before = picture();
  await runs(0);
  assert.deepEqual(picture(), before);
});

test('a cluster lesson gets back all that it breaks, and the lesson after it finds nothing', async () => {
  lesson('cluster', MESS);
  await runs(0);
  assert.deepEqual(picture(), before);
});

test('also if it fails, and has deleted a node', async () => {
  lesson('cluster', step('borrar', `kubectl delete node ${WORKER}`), step('fallar', 'false'));
  assert.doesNotMatch(await runs(1), /no está todo como antes/);
  assert.deepEqual(picture(), before);
});

test('also at Ctrl-C', async () => {
  lesson('cluster', MESS, WAIT);
  const running = project.start();
  await running.printed('✓ hecho');
  running.child.kill('SIGINT');
  assert.equal((await running.ended).code, 130);
  assert.deepEqual(picture(), before);
});

test('also if the runner is killed, and all nodes with it: then the next run puts everything back', async () => {
  lesson('cluster', MESS, WAIT);
  const running = project.start();
  await running.printed('✓ hecho');
  running.child.kill('SIGKILL');
  await running.ended;
  const nodes = run('docker', 'ps', '--quiet', '--filter', `label=io.x-k8s.kind.cluster=${NAME}`);
  // They start in another order, and so with other addresses.
  for (const node of nodes.split('\n')) run('docker', 'kill', node);
  run('docker', 'start', WORKER);
  lesson('namespace', step('a', 'true'));
  const output = await runs(0);
  assert.match(output, /Recogiendo lo que dejó en el clúster la ejecución anterior/);
  assert.doesNotMatch(output, /se hace de nuevo/);
  assert.deepEqual(picture(), before);
});

test('--keep leaves it broken to be looked at; then the next run puts everything back', async () => {
  lesson('cluster', step('marcar', `kubectl label node ${WORKER} zona=sur`));
  await runs(0, '--keep');
  assert.match(kubectl('get', 'nodes', '--selector=zona=sur'), /worker2/);
  lesson('namespace', step('a', 'true'));
  await runs(0);
  assert.deepEqual(picture(), before);
});

test('what a namespace lesson leaves outside of its namespace is told, each time, and removed', async () => {
  const leave = step(
    'dejar',
    'kubectl create clusterrole lector --verb=get --resource=pods',
    'kubectl apply -f {site}/uno/cosas.yaml',
    'kubectl create deployment web --image=nginx:1.30.6 --namespace=default',
    `kubectl label node ${WORKER} zona=sur`,
    `docker volume create ${LEFT}`,
  );
  lesson('namespace', leave);
  for (let time = 0; time < 2; time += 1) {
    const output = await runs(1);
    for (const leak of [
      'sobra ClusterRole lector (lección uno)',
      'sobra PersistentVolume a-mano (lección uno)',
      'sobra CustomResourceDefinition recetas.curso.example (lección uno)',
      'sobra Deployment default/web (lección uno)',
      `sobra la etiqueta «zona» en el nodo ${WORKER} (lección uno)`,
    ])
      assert.ok(output.includes(`  · ${leak}\n`), `${leak}\n${output}`);
    assert.doesNotMatch(output, /· sobra (ReplicaSet|Pod)/);
    assert.match(
      project.read('reports/examples.xml'),
      /<testsuite name="restos" tests="5" failures="5">/,
    );
    assert.deepEqual(picture(), before);
  }
});

test('a volume that its provisioner takes some seconds to remove is no leak', async () => {
  lesson(
    'namespace',
    step('reclamar', 'kubectl apply -f {site}/uno/reclamo.yaml'),
    fence('expect', 'then: [{ within: 90s, get: pvc/datos, match: { status: { phase: Bound } } }]'),
  );
  await runs(0);
  assert.deepEqual(picture(), before);
});

test('what cannot be made again is told, and the next run makes another cluster', async () => {
  lesson('cluster', step('borrar', 'kubectl delete storageclass standard'));
  assert.match(await runs(1), / {2}· falta StorageClass standard \(lección uno\)/);
  lesson('namespace', step('a', 'true'));
  assert.match(await runs(0), /no sirve: se hace de nuevo/);
  assert.match(kubectl('get', 'storageclass'), /standard/);
});
