import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { fence, TestProject } from '../support/project.ts';

/** The cluster of a reader: made by nobody that the runner knows of. */
const NAME = 'kev-propio';
const CONTEXT = `kind-${NAME}`;
const MINE = ['--context', CONTEXT, '--yes-use-this-cluster'];

const project = new TestProject();
const kubeconfig = join(project.root, 'mi-kubeconfig');
project.env['KUBECONFIG'] = kubeconfig;
project.env['HOME'] = join(project.root, 'casa');
project.write('casa/.kube/config', 'nadie debe leer esto');

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8' }).trim();
const kubectl = (...args: string[]) => run('kubectl', '--kubeconfig', kubeconfig, ...args);
const lesson = (...fences: string[]) => project.lesson('01-uno', 'namespace', fences.join(''));
const namespaces = () => kubectl('get', 'namespaces', '-o', 'name');
let steps = 0;
/** A step that wants something that it may not do, and is told so. */
const refused = (command: string, what: string) =>
  fence(`sh id="paso-${(steps += 1)}" exit="1"`, command) +
  fence('expect', `stderr: { contains: "la lección quería ${what}" }`);

suite('a lesson on a cluster of the reader’s own', () => {
  before(() => {
    const image = /nodeImage: (\S+)/.exec(project.read('content/versiones.yaml'))?.[1] ?? '';
    run(
      'kind',
      'create',
      'cluster',
      '--name',
      NAME,
      '--image',
      image,
      '--kubeconfig',
      kubeconfig,
      '--wait',
      '180s',
    );
  });

  after(() => {
    run('kind', 'delete', 'cluster', '--name', NAME, '--kubeconfig', kubeconfig);
    project.remove();
  });

  afterEach(() => assert.doesNotMatch(namespaces(), /leccion-/, 'a namespace was left behind'));

  test('does all that it wants in its namespace: apply, exec, port-forward, a watch', async () => {
    project.write(
      'content/lecciones/01-uno/web.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: nginx\n      image: nginx:1.26.3\n',
    );
    lesson(
      fence('sh id="espacio"', "kubectl config view --minify -o jsonpath='{..namespace}'"),
      fence('expect', 'stdout: leccion-uno'),
      fence('sh id="mirar" terminal="2" watch', 'kubectl get pods -w'),
      fence('expect', 'stdout: { sequence: "web 1/1 Running 0 <age>" }\nwithin: 90s'),
      fence('sh id="aplicar"', 'kubectl apply -f {site}/uno/web.yaml'),
      fence(
        'expect',
        'then: [{ within: 90s, get: pod/web, match: { status: { containerStatuses: [{ ready: true }] } } }]',
      ),
      fence('sh id="exec"', 'echo hola | kubectl exec -i web -- cat'),
      fence('expect', 'stdout: hola'),
      fence('sh id="tunel" terminal="3" background', 'kubectl port-forward pod/web 18081:80'),
      fence('expect', 'port: 18081'),
      fence('sh id="cliente"', 'curl -s http://127.0.0.1:18081/'),
      fence('expect', 'stdout: { contains: "Welcome to nginx" }'),
      fence('sh id="nodos"', 'kubectl get nodes --no-headers | wc -l'),
      fence('expect', 'stdout: "1"'),
    );
    const { code, output } = await project.examples('uno', ...MINE);
    assert.equal(code, 0, output);
    assert.match(
      output,
      new RegExp(
        `Clúster «${CONTEXT}» \\(https://127\\.0\\.0\\.1:\\d+\\): Kubernetes \\d+\\.\\d+\\.\\d+, con kubectl`,
      ),
    );
  });

  test('can change nothing outside of it, nor read others’ Secrets, nor reach Docker or the host', async () => {
    const before = kubectl(
      'get',
      'pods,deployments,namespaces,nodes',
      '-A',
      '-o',
      'jsonpath={range .items[*]}{.metadata.uid} {end}',
    );
    lesson(
      refused('kubectl delete node --all', `borrar nodes/${NAME}-control-plane`),
      refused(`kubectl label node ${NAME}-control-plane a=b`, 'cambiar nodes/'),
      refused('kubectl create namespace x', 'crear namespaces'),
      refused('kubectl create namespace x --dry-run=server', 'crear namespaces'),
      refused('kubectl -n kube-system delete pod --all', 'borrar pods/'),
      refused('kubectl delete namespace leccion-uno', 'borrar su propio espacio de nombres'),
      refused('kubectl get secrets -A', 'leer secrets'),
      refused(
        'kubectl -n kube-system exec ds/kube-proxy -- ls',
        'ejecutar algo en pods/kube-proxy',
      ),
      refused(
        'kubectl -n kube-system port-forward ds/kube-proxy 18081:80',
        'abrir un puerto de pods/kube-proxy',
      ),
      refused(
        `kubectl get --raw /api/v1/nodes/${NAME}-control-plane/proxy/configz`,
        'pasar a través de nodes/',
      ),
      fence('sh id="privilegios" exit="1"', 'kubectl run malo --image=nginx:1.26.3 --privileged'),
      fence('expect', 'stderr: { contains: "violates PodSecurity" }'),
      fence('sh id="docker" exit="1"', 'docker ps'),
      fence('expect', 'stderr: { contains: "Cannot connect" }'),
      fence('sh id="casa" exit="1"', 'cat ~/.kube/config'),
      fence('sh id="entorno" exit="1"', 'env | grep mi-kubeconfig'),
    );
    const { code, output } = await project.examples('uno', ...MINE);
    assert.equal(code, 0, output);
    const now = kubectl(
      'get',
      'pods,deployments,namespaces,nodes',
      '-A',
      '-o',
      'jsonpath={range .items[*]}{.metadata.uid} {end}',
    );
    assert.equal(now, before);
    assert.equal(kubectl('get', 'nodes', '-o', 'jsonpath={..metadata.labels.a}'), '');
  });

  test('its door is shut for everybody without its kubeconfig', async () => {
    const url = "$(kubectl config view --minify -o jsonpath='{..server}')";
    lesson(
      fence('sh id="sin"', `curl -sk -o /dev/null -w '%{http_code}' ${url}/api/v1/namespaces`),
      fence('expect', 'stdout: "401"'),
    );
    const { code, output } = await project.examples('uno', ...MINE);
    assert.equal(code, 0, output);
  });

  test('is refused, before anything is made, where its namespace is somebody else’s', async () => {
    lesson(fence('sh id="a"', 'true'));
    kubectl('create', 'namespace', 'leccion-uno');
    kubectl('-n', 'leccion-uno', 'create', 'configmap', 'suyo');
    const { code, output } = await project.examples('uno', ...MINE);
    assert.equal(code, 2);
    assert.match(output, /ya hay un espacio de nombres «leccion-uno» que no hizo este ejecutor/);
    assert.match(kubectl('-n', 'leccion-uno', 'get', 'configmaps'), /suyo/);
    kubectl('delete', 'namespace', 'leccion-uno');
  });

  test('what a killed run left goes when the lesson runs again', async () => {
    lesson(
      fence('sh id="a"', 'kubectl create configmap nota'),
      fence('sh id="b"', 'read -r < <(sleep 600)'),
    );
    const running = project.start('uno', ...MINE);
    await running.printed('✓ a');
    running.child.kill('SIGKILL');
    await running.ended;
    assert.match(namespaces(), /leccion-uno/);
    lesson(fence('sh id="a"', 'kubectl create configmap nota'));
    const { code, output } = await project.examples('uno', ...MINE);
    assert.equal(code, 0, output);
  });

  test('is refused if it needs what the cluster lacks, or a context that is not there', async () => {
    lesson(fence('sh id="a"', 'true'));
    const text = project.read('content/lecciones/01-uno/index.mdx');
    project.write(
      'content/lecciones/01-uno/index.mdx',
      text.replace('namespace }', 'namespace, addons: [metrics-server] }'),
    );
    const lacking = await project.examples('uno', ...MINE);
    assert.equal(lacking.code, 2);
    assert.match(lacking.output, /«uno» necesita metrics-server, y «kind-kev-propio» no lo tiene/);
    const elsewhere = await project.examples('uno', '--context', 'otro', '--yes-use-this-cluster');
    assert.equal(elsewhere.code, 2);
    assert.match(elsewhere.output, /no tiene el contexto «otro»\. Los que hay: «kind-kev-propio»/);
  });
});
