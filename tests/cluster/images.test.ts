import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { clusterOf, fence, TestProject } from '../support/project.ts';

/** Images of our own, on a cluster of the tests' own, which they follow one another on. */
const NAME = clusterOf(import.meta.filename);
const project = new TestProject({ KEV_CLUSTER: NAME });
// Others' images of these names stay as they are.
const IMAGE = 'kev.test/backend:1.0.0';
const VERSIONS = 'content/versiones.yaml';
const DOCKERFILE = 'content/app/Dockerfile';
project.write(
  VERSIONS,
  project.read(VERSIONS).replace('ghcr.io/kubernetes-en-vivo/backend:1.0.0', IMAGE),
);
const recipe = project.read(DOCKERFILE);

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: backend
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: backend
      image: ${IMAGE}
`;
const ASK =
  "kubectl exec backend -- node -e 'fetch(`http://localhost:8080/`).then(async (r) => console.log(await r.text()))'";
const answers = (version: string) =>
  fence('sh id="crear"', 'kubectl apply -f {site}/app/backend.yaml') +
  fence(
    'expect',
    'then: [{ within: 60s, get: pod/backend, match: { status: { phase: Running } } }]',
  ) +
  fence('sh id="quien"', ASK) +
  fence('expect', `within: 30s\nstdout: { contains: "backend ${version} en backend" }`);

project.write('content/lecciones/01-app/backend.yaml', POD);

async function run(version = '1.0.0'): Promise<string> {
  project.lesson('01-app', 'namespace', answers(version));
  const { code, output } = await project.examples('app');
  assert.equal(code, 0, output);
  return output;
}

after(async () => {
  await project.examples('--delete-cluster');
  execFileSync('docker', ['image', 'rm', '--force', IMAGE], { stdio: 'ignore' });
  project.remove();
});

test('a base that nobody has: the line of the Dockerfile, and no cluster is made', async () => {
  project.write(DOCKERFILE, recipe.replace(/^FROM .*/m, 'FROM nadie.invalid/nada:1'));
  project.lesson('01-app', 'namespace', answers('1.0.0'));
  const { code, output } = await project.examples('app');
  project.write(DOCKERFILE, recipe);
  const line = recipe.split('\n').findIndex((text) => text.startsWith('FROM ')) + 1;
  assert.equal(code, 2, output);
  assert.match(
    output,
    new RegExp(
      `^content/app/Dockerfile:${line}:1: no se puede construir ${IMAGE}: la imagen de`,
      'm',
    ),
  );
  assert.doesNotMatch(output, /Creando el clúster/);
});

test('it is built and loaded for the lesson that uses it, and only once', async () => {
  assert.match(await run(), /Construyendo la imagen kev\.test[^]*Llevando al clúster kev\.test/);
  assert.doesNotMatch(await run(), /Construyendo|Llevando/);
});

test('a node that has lost it gets it again, without building', async () => {
  const remove = ['ctr', '-n', 'k8s.io', 'images', 'rm', IMAGE];
  execFileSync('docker', ['exec', `${NAME}-worker`, ...remove]);
  const output = await run();
  assert.match(output, /Llevando al clúster/);
  assert.doesNotMatch(output, /Construyendo/);
});

test('from another content, another one of the same name takes its place', async () => {
  const file = 'content/app/package.json';
  project.write(file, project.read(file).replace('"version": "1.0.0"', '"version": "1.0.1"'));
  assert.match(await run('1.0.1'), /Construyendo[^]*Llevando/);
});

test('a lesson without it neither builds nor loads anything', async () => {
  project.write('content/lecciones/01-app/backend.yaml', POD.replace(IMAGE, 'nginx:1.30.6'));
  execFileSync('docker', ['image', 'rm', '--force', IMAGE]);
  project.lesson('01-app', 'namespace', fence('sh id="a"', 'kubectl get pods'));
  const { code, output } = await project.examples('app');
  assert.equal(code, 0, output);
  assert.doesNotMatch(output, /Construyendo|Llevando/);
});
