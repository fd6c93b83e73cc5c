import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sha256 } from '../../src/lesson/evidence.ts';
import { installAddons } from '../../scripts/lib/cluster/addons.ts';
import { KubeClient } from '../../scripts/lib/cluster/kube-client.ts';
import { clusterOf, fence, TestProject } from '../support/project.ts';

/** Addons on a cluster of the tests' own, which they follow one another on. */
const NAME = clusterOf(import.meta.filename);
const project = new TestProject({ KEV_CLUSTER: NAME });
const kubeconfig = `${project.state}/kubernetes-en-vivo/${NAME}.kubeconfig`;
const VERSIONS = 'content/versiones.yaml';
const pinned = project.read(VERSIONS);

const kubectl = (...args: string[]) =>
  execFileSync('kubectl', ['--kubeconfig', kubeconfig, ...args], { encoding: 'utf8' }).trim();
const ASK = 'curl --silent --output /dev/null --write-out "%{http_code}\\n"';

const BACKEND = `apiVersion: v1
kind: Pod
metadata:
  name: tienda
  labels:
    app: tienda
spec:
  containers:
    - name: web
      image: nginx:1.30.6
---
apiVersion: v1
kind: Service
metadata:
  name: tienda
spec:
  selector:
    app: tienda
  ports:
    - port: 80
`;
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: tienda
spec:
  tls:
    - hosts: [ingress.test]
      secretName: certificado
  rules:
    - host: ingress.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: tienda
                port:
                  number: 80
`;
const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: tienda
spec:
  parentRefs:
    - name: contour
      namespace: projectcontour
  hostnames: [ruta.example]
  rules:
    - backendRefs:
        - name: tienda
          port: 80
`;
/** Its image is nowhere. */
const NEVER = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: roto
  namespace: default
spec:
  selector:
    matchLabels:
      app: roto
  template:
    metadata:
      labels:
        app: roto
    spec:
      containers:
        - name: roto
          image: registro.invalid/nada:1
`;

function writeLessons(): void {
  project.lesson(
    '01-metricas',
    'namespace, addons: [metrics-server]',
    fence('sh id="nodos"', 'kubectl top nodes') +
      fence(
        'expect',
        'within: 90s\ntable: [{ MEMORY(%): <text> }, { MEMORY(%): <text> }, { MEMORY(%): <text> }]',
      ),
  );
  for (const [name, text] of Object.entries({ BACKEND, INGRESS, ROUTE }))
    project.write(`content/lecciones/02-rutas/${name.toLowerCase()}.yaml`, text);
  const certificate =
    'openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout k.pem -out c.pem -subj /CN=ingress.test 2>/dev/null\n' +
    'kubectl create secret tls certificado --cert=c.pem --key=k.pem\n';
  const apply = ['backend', 'ingress', 'route'].map((name) => `-f {site}/rutas/${name}.yaml`);
  const ready = 'status: { containerStatuses: [{ ready: true }] }';
  const ask = (id: string, command: string, answer: string) =>
    fence(`sh id="${id}"`, command) + fence('expect', `within: 30s\nstdout: "${answer}"`);
  project.lesson(
    '02-rutas',
    'namespace, addons: [contour]',
    fence('sh id="crear"', `${certificate}kubectl apply ${apply.join(' ')}`) +
      fence('expect', `then: [{ within: 60s, get: pod/tienda, match: { ${ready} } }]`) +
      fence(
        'sh id="abrir" terminal="2" background',
        'kubectl port-forward -n projectcontour service/envoy 18080:80 18443:443',
      ) +
      fence('expect', 'port: 18443') +
      ask('ingress', `${ASK} -H "Host: ingress.test" http://localhost:18080/`, '200') +
      ask('ruta', `${ASK} -H "Host: ruta.example" http://localhost:18080/`, '200') +
      ask('nadie', `${ASK} -H "Host: nadie.example" http://localhost:18080/`, '404') +
      ask(
        'tls',
        `${ASK} --cacert c.pem --resolve ingress.test:18443:127.0.0.1 https://ingress.test:18443/`,
        '200',
      ),
  );
}

after(async () => {
  await project.examples('--delete-cluster');
  project.remove();
});

test('an addon that cannot be had: nothing is made, and it says what to do', async () => {
  const server = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ajeno = `  ajeno: { url: 'http://127.0.0.1:${port}/ajeno.yaml', sha256: ${'a'.repeat(64)} }\n`;
  project.write(VERSIONS, `${pinned.trimEnd()}\n${ajeno}`);
  project.lesson('01-a', 'namespace, addons: [ajeno]', fence('sh id="a"', 'true'));
  const { code, output } = await project.examples('a');
  server.close();
  assert.equal(code, 2, output);
  assert.match(output, /^No se puede descargar el addon «ajeno» de .*\n +responde 404\n/m);
  assert.match(output, /ADDONS_DIR/);
  assert.doesNotMatch(output, /Creando el clúster/);
  project.write(VERSIONS, pinned);
  project.removeLesson('01-a');
});

test('metrics-server answers, and Contour routes an Ingress (with TLS) and an HTTPRoute', async () => {
  writeLessons();
  const { code, output } = await project.examples();
  assert.equal(code, 0, output);
  assert.match(output, /Instalando el addon «metrics-server»\nInstalando el addon «contour»\n/);
});

test('what a cluster has is not installed again, unless somebody removed it or it is another one', async () => {
  const install = async () => {
    const { code, output } = await project.examples('metricas');
    assert.equal(code, 0, output);
    return output.includes('Instalando el addon');
  };
  assert.equal(await install(), false);
  kubectl('delete', 'deployment', 'metrics-server', '--namespace=kube-system');
  assert.equal(await install(), true);
  const file = 'content/addons/metrics-server.yaml';
  project.write(file, `${project.read(file)}# Otra versión.\n`);
  assert.equal(await install(), true);
});

test('an addon that does not get ready: which workload, and what its events say', async () => {
  const client = await KubeClient.start(kubeconfig, mkdtempSync(join(project.root, 'api-')));
  const addon = { name: 'roto', sha256: sha256(NEVER) };
  const install = installAddons([{ addon, manifest: NEVER }], {
    client,
    kubeconfig,
    say: () => undefined,
    signal: new AbortController().signal,
    readyMs: 5000,
  });
  await assert.rejects(install, ({ message }: Error) => {
    assert.match(
      message,
      /^El addon «roto» no está listo después de 5 s:\n {4}Deployment default\/roto: 0 de 1/,
    );
    assert.match(message, /kubectl get pods --namespace=default[^]*roto-[^]*kubectl get events/);
    return true;
  });
  client.close();
  kubectl('delete', 'deployment', 'roto');
  assert.doesNotMatch(kubectl('get', 'namespace', 'kube-system', '-o', 'yaml'), /addon-roto/);
});
