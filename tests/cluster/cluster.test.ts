import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { after, afterEach, beforeEach, test } from 'node:test';
import { clusterOf, fence, TestProject } from '../support/project.ts';

/** A cluster of the tests' own, so that a person's is not touched. The tests follow one another on it. */
const NAME = clusterOf(import.meta.filename);
const project = new TestProject({ KEV_CLUSTER: NAME });
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: nginx
      image: nginx:1.26.3
`;

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8' }).trim();
const nodes = () =>
  run('docker', 'ps', '--all', '--quiet', '--filter', `label=io.x-k8s.kind.cluster=${NAME}`)
    .split('\n')
    .filter(Boolean);
const kubeconfig = `${project.state}/kubernetes-en-vivo/${NAME}.kubeconfig`;
const kubectl = (...args: string[]) => run('kubectl', '--kubeconfig', kubeconfig, ...args);
const deleteCluster = () =>
  run('kind', 'delete', 'cluster', '--name', NAME, '--kubeconfig', kubeconfig);
const lesson = (...fences: string[]) => project.lesson('01-uno', 'namespace', fences.join(''));

beforeEach(() => {
  lesson(
    fence('sh id="a"', 'kubectl get nodes'),
    fence('expect', 'table: [{ STATUS: Ready }, { STATUS: Ready }, { STATUS: Ready }]'),
  );
});

afterEach(() => {
  if (nodes().length === 3)
    assert.doesNotMatch(kubectl('get', 'namespaces'), /leccion-/, 'a namespace was left behind');
});

after(() => {
  deleteCluster();
  project.remove();
});

test('a cluster of that name that somebody else made is refused', async () => {
  run(
    'docker',
    'run',
    '-d',
    '--name',
    'kev-ajeno',
    '--label',
    `io.x-k8s.kind.cluster=${NAME}`,
    'busybox:1.35.0',
    'sleep',
    '600',
  );
  try {
    const { code, output } = await project.examples();
    assert.equal(code, 2);
    assert.match(output, /que no hizo este ejecutor, y no lo va a tocar/);
    assert.equal(nodes().length, 1);
  } finally {
    run('docker', 'rm', '--force', 'kev-ajeno');
  }
});

test('Ctrl-C while the cluster is made leaves no node', async () => {
  const since = Date.now();
  const running = project.start();
  await running.printed('Creando el clúster');
  await firstNode(since);
  running.child.kill('SIGINT');
  assert.equal((await running.ended).code, 130);
  assert.deepEqual(nodes(), []);
});

test('a killed creation is replaced, not trusted', async () => {
  const since = Date.now();
  const running = project.start();
  await running.printed('Creando el clúster');
  await firstNode(since);
  running.child.kill('SIGKILL');
  await running.ended;
  const { code, output } = await project.examples();
  assert.equal(code, 0, output);
  assert.match(output, /no sirve: se hace de nuevo/);
});

test('manifests come from the working tree by their public URL, with kubectl and with curl', async () => {
  project.write('content/lecciones/01-uno/web.yaml', POD);
  lesson(
    fence('sh id="aplicar"', 'kubectl apply -f {site}/uno/web.yaml'),
    fence(
      'expect',
      'stdout: pod/web created\nthen: [{ within: 60s, get: pod/web, match: { status: { phase: Running } } }]',
    ),
    fence('sh id="leer"', 'curl -s {site}/uno/web.yaml | tail -1'),
    fence('expect', 'stdout: "      image: nginx:1.26.3"'),
    fence('sh id="espacio"', "kubectl config view --minify -o jsonpath='{..namespace}'"),
    fence('expect', 'stdout: leccion-uno'),
    fence('sh id="borrar"', 'kubectl delete pod web --now'),
    fence('expect', 'then: [{ absent: pod/web, for: 1s }]'),
  );
  const { code, output } = await project.examples('--record');
  assert.equal(code, 0, output);
  const evidence = JSON.parse(project.read('content/lecciones/01-uno/evidencia.json')) as {
    timeline: { kind: string; name: string; change: string; state: string }[];
    images: { image: string; id: string }[];
    versions: Record<string, string>;
  };
  const lives = evidence.timeline.filter(({ kind, name }) => kind === 'Pod' && name === 'web');
  assert.equal(lives[0]?.change, 'added');
  assert.ok(lives.some(({ state }) => state === 'Running 1/1'));
  assert.equal(lives.at(-1)?.change, 'deleted');
  assert.match(evidence.images[0]?.id ?? '', /^sha256:/);
  assert.match(evidence.versions['kubernetes'] ?? '', /^1\.\d+\.\d+$/);
});

test('a state that does not come: what was seen, and a diagnosis', async () => {
  project.write(
    'content/lecciones/01-uno/web.yaml',
    POD.replace('nginx:1.26.3', 'registro.invalid/nada:1'),
  );
  lesson(
    fence('sh id="aplicar"', 'kubectl apply -f {site}/uno/web.yaml'),
    fence('expect', 'then: [{ within: 2s, get: pod/web, match: { status: { phase: Running } } }]'),
  );
  const { code, output } = await project.examples();
  assert.equal(code, 1);
  assert.match(output, /index\.mdx:14:8: pod\/web no llegó al estado esperado en 2 s/);
  assert.match(output, /status\.phase: Pending[^]*kubectl get pods[^]*kubectl get events/);
});

test('stopped nodes are started again', async () => {
  const before = nodes().sort();
  run('docker', 'stop', '--time', '1', ...before);
  const { code, output } = await project.examples();
  assert.equal(code, 0, output);
  assert.match(output, /Arrancando 3 de los 3 nodos/);
  assert.deepEqual(nodes().sort(), before);
});

test('a cluster that lost a node is made anew', async () => {
  run('docker', 'rm', '--force', nodes()[0] ?? '');
  const { code, output } = await project.examples();
  assert.equal(code, 0, output);
  assert.match(output, /no sirve: se hace de nuevo/);
});

test('--keep leaves the namespace to look at, and the next run begins afresh', async () => {
  const create = fence('sh id="a"', 'kubectl create configmap nota');
  lesson(create);
  assert.equal((await project.examples('--keep')).code, 0);
  assert.match(kubectl('get', 'configmaps', '--namespace=leccion-uno'), /nota/);
  lesson(create, fence('expect', 'stdout: configmap/nota created'));
  assert.equal((await project.examples()).code, 0);
});

test('a cluster deleted midway ends the run clearly, and the next one makes another', async () => {
  lesson(
    fence('sh id="antes"', 'kubectl get nodes -o name | wc -l'),
    fence(
      'sh id="espera"',
      'until ! kubectl get --raw /healthz --request-timeout=2s >/dev/null 2>&1; do :; done',
    ),
    fence('sh id="despues"', 'kubectl get pods --request-timeout=2s'),
  );
  const running = project.start();
  await running.printed('✓ antes');
  deleteCluster();
  const { code, output } = await running.ended;
  assert.equal(code, 1);
  assert.match(output, /✗ despues/);
  assert.match(output, /el clúster dejó de responder/);
});

test('--delete-cluster deletes it, and says so when there is none', async () => {
  for (let time = 0; time < 2; time += 1) {
    const { code, output } = await project.examples('--delete-cluster');
    assert.equal(code, 0);
    assert.match(output, /El clúster del curso ya no está/);
    assert.deepEqual(nodes(), []);
  }
});

/** Resolves when kind has made a node: a creation that is half way. */
async function firstNode(since: number): Promise<void> {
  const args = [
    'events',
    '--filter',
    'event=start',
    '--filter',
    `label=io.x-k8s.kind.cluster=${NAME}`,
    '--format',
    '{{.ID}}',
  ];
  const events = spawn('docker', [...args, '--since', String(since / 1000)]);
  await new Promise((resolve) => events.stdout.once('data', resolve));
  events.kill();
}
