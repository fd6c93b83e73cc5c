import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, test } from 'node:test';
import { clusterOf, fence, TestProject } from '../support/project.ts';

/** Lessons side by side. The tests follow one another on a cluster of their own. */
const NAME = clusterOf(import.meta.filename);
const project = new TestProject({ KEV_CLUSTER: NAME });
const kubeconfig = `${project.state}/kubernetes-en-vivo/${NAME}.kubeconfig`;

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8' });
const kubectl = (...args: string[]) => run('kubectl', '--kubeconfig', kubeconfig, ...args);

/** A step that ends once a ConfigMap of a lesson is there. */
const until = (id: string, lesson: string, name: string) =>
  fence(
    `sh id="${id}"`,
    `kubectl -n leccion-${lesson} wait --for=create configmap/${name} --timeout=55s`,
  );

afterEach(() => {
  assert.doesNotMatch(kubectl('get', 'namespaces'), /leccion-/, 'a namespace was left behind');
});

after(async () => {
  await project.examples('--delete-cluster');
  project.remove();
});

test('one fails while the other runs: the other goes on, and both are reported', async () => {
  // Each waits for the other: one after another, neither would pass.
  project.lesson(
    '01-uno',
    'namespace',
    fence('sh id="listo"', 'kubectl create configmap listo') +
      until('espera', 'dos', 'aviso') +
      until('fin', 'uno', 'fin'),
  );
  project.lesson(
    '02-dos',
    'namespace',
    until('espera', 'uno', 'listo') +
      fence('sh id="avisa"', 'kubectl create configmap aviso') +
      fence('sh id="suelta"', 'kubectl -n leccion-uno create configmap fin; false') +
      fence('sh id="nunca"', 'true'),
  );
  const { code, output } = await project.examples('--parallel', '2');
  assert.equal(code, 1, output);
  assert.match(output, /^dos +✗ suelta/m);
  assert.match(output, /terminó con código 1[^]*npm run examples -- dos#suelta --keep/);
  assert.match(output, /^uno +✓ fin/m);
  assert.match(output, /^uno +3 de 3 pasos/m);
  assert.match(output, /^dos +2 de 4 pasos, 1 sin ejecutar/m);
  assert.match(
    output,
    /2 lecciones en .*; una tras otra habrían sido .*\n1 lección con fallos: dos/,
  );
  const report = project.read('reports/examples.xml');
  assert.match(report, /name="uno" tests="3" failures="0"[^]*name="dos" tests="4" failures="1"/);
});

test('Ctrl-C while two run: both namespaces are gone, exit code 130', async () => {
  for (const folder of ['01-uno', '02-dos']) {
    const wait = fence('sh id="espera"', 'tail -f /dev/null');
    project.lesson(
      folder,
      'namespace',
      fence('sh id="crear"', 'kubectl create configmap a') + wait,
    );
  }
  const running = project.start('--parallel', '2');
  await Promise.all([running.printed('uno  ✓ crear'), running.printed('dos  ✓ crear')]);
  running.child.kill('SIGINT');
  const { code, output } = await running.ended;
  assert.equal(code, 130, output);
  assert.match(output, /Interrumpido: recogiendo/);
});

test('a lesson that needs the cluster runs alone, and one of Docker beside it', async () => {
  project.lesson(
    '01-uno',
    'docker',
    fence('sh id="dentro"', `until test -e ${project.root}/sola; do :; done`) +
      fence('sh id="avisa"', `touch ${project.root}/docker`),
  );
  project.lesson('02-dos', 'namespace', fence('sh id="a"', `! test -e ${project.root}/sola`));
  project.lesson(
    '03-tres',
    'cluster',
    fence('sh id="sola"', 'kubectl get namespaces --no-headers | grep -c leccion-') +
      fence('expect', 'stdout: "1"') +
      fence('sh id="entra"', `touch ${project.root}/sola`) +
      fence('sh id="espera"', `until test -e ${project.root}/docker; do :; done`),
  );
  const { code, output } = await project.examples('--parallel', '3');
  assert.equal(code, 0, output);
});

test('--keep: the commands that are told really show what is there', async () => {
  project.lesson(
    '01-uno',
    'namespace',
    fence('sh id="a"', 'kubectl create service clusterip web --tcp=80'),
  );
  const { output } = await project.examples('--keep', 'uno');
  const commands = output.split('\n').filter((line) => /^ +(?:export|kubectl) /.test(line));
  assert.match(run('bash', '-c', commands.join('\n')), /service\/web/);
  assert.equal((await project.examples('uno')).code, 0);
});
