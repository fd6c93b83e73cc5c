import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fetchUnix } from '../../scripts/lib/http.ts';
import { poll } from '../../scripts/lib/poll.ts';
import { DockerRelay } from '../support/docker-relay.ts';
import type { RunningExamples } from '../support/project.ts';
import { clusterOf, fence, TestProject } from '../support/project.ts';

/** What can go wrong around a lesson. The tests follow one another on a cluster of their own. */
const NAME = clusterOf(import.meta.filename);
const project = new TestProject({ KEV_CLUSTER: NAME });
const kubeconfig = `${project.state}/kubernetes-en-vivo/${NAME}.kubeconfig`;
const relay = new DockerRelay(join(project.root, 'docker.sock'));

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const kubectl = (...args: string[]) => run('kubectl', '--kubeconfig', kubeconfig, ...args);
const lesson = (...fences: string[]) => project.lesson('01-uno', 'namespace', fences.join(''));
const nodes = () =>
  run('docker', 'ps', '--quiet', '--filter', `label=io.x-k8s.kind.cluster=${NAME}`).split('\n');
/** A step that is seen to have been done, and one that waits for an object which the test makes. */
const waiting = (within: string) =>
  fence('sh id="antes"', 'true') +
  fence('sh id="esperar"', 'echo espero') +
  fence('expect', `then: [{ get: configmap/fin, match: { kind: ConfigMap }, within: ${within} }]`);
const WAIT = waiting('120s');
const releaseLesson = () => kubectl('--namespace=leccion-uno', 'create', 'configmap', 'fin');

/** Waits until something does not throw. */
async function eventually(act: () => unknown): Promise<void> {
  const check = async () => void (await act());
  const { wrong } = await poll({ withinMs: 60_000 }, check, String, new AbortController().signal);
  assert.equal(wrong, undefined);
}

/** Starts the lesson, and waits until it waits. */
async function started(...args: string[]): Promise<RunningExamples> {
  const running = project.start(...args);
  await running.printed('antes');
  return running;
}

async function passes(running: RunningExamples): Promise<void> {
  const { code, output } = await running.ended;
  assert.equal(code, 0, output);
}

/** What runs on this machine for the lessons of this project. */
function processes(): string {
  return run('ps', '-eo', 'args=')
    .split('\n')
    .filter((line) => line.includes(project.root))
    .join('\n');
}

before(async () => {
  lesson(fence('sh id="a"', 'kubectl get nodes'));
  await passes(project.start());
});

afterEach(async () => {
  await eventually(() => kubectl('get', 'namespaces', '--request-timeout=5s'));
  assert.doesNotMatch(kubectl('get', 'namespaces'), /leccion-/, 'a namespace was left behind');
});

after(async () => {
  await project.examples('--delete-cluster');
  project.remove();
});

test('the API server is killed during a poll, and comes back: the lesson passes', async () => {
  lesson(WAIT);
  const running = await started();
  run('docker', 'exec', `${NAME}-control-plane`, 'pkill', '-KILL', 'kube-apiserver');
  await eventually(releaseLesson);
  await passes(running);
});

test('a node stops during a step: the lesson ends, and the next run starts the node again', async () => {
  lesson(WAIT);
  const running = await started();
  run('docker', 'stop', '--time=0', `${NAME}-worker`);
  releaseLesson();
  await running.ended;
  assert.equal(nodes().length, 2);
  lesson(fence('sh id="a"', 'kubectl get nodes'));
  await passes(project.start());
  assert.equal(nodes().length, 3);
});

test('the runner is killed: the next run removes its namespace and ends its processes', async () => {
  const stay = `echo listo; tail -f ${project.root}/package.json >/dev/null`;
  const open = fence('sh id="abrir" terminal="2" background', stay);
  lesson(open, fence('expect', 'stdout: listo'), WAIT);
  const running = await started();
  running.child.kill('SIGKILL');
  await running.ended;
  assert.match(processes(), /tail -f/);
  assert.match(kubectl('get', 'namespaces'), /leccion-uno/);
  lesson(fence('sh id="a"', 'true'));
  await passes(project.start());
  assert.equal(processes(), '');
});

test('Docker stops, and the nodes with it: the run ends with a clear message, and the next one repairs', async () => {
  await relay.start();
  // It waits in vain, until its time is up.
  lesson(waiting('30s'));
  project.env['DOCKER_HOST'] = `unix://${relay.socketPath}`;
  const running = await started();
  await relay.stop();
  run('docker', 'kill', ...nodes());
  const { code, output } = await running.ended;
  project.env['DOCKER_HOST'] = undefined;
  assert.equal(code, 1, output);
  assert.match(output, /el clúster dejó de responder/);
  lesson(fence('sh id="a"', 'true'));
  await passes(project.start());
});

test('a wall clock that jumps changes nothing: waits and times are those of a clock that only goes on', async () => {
  const clock = join(import.meta.dirname, '../support/jumping-clock.mjs');
  lesson(WAIT);
  project.env['NODE_OPTIONS'] = `--import ${clock}`;
  const running = await started('--record');
  releaseLesson();
  await passes(running);
  project.env['NODE_OPTIONS'] = undefined;
  const evidence = JSON.parse(project.read('content/lecciones/01-uno/evidencia.json')) as {
    steps: { durationMs: number; settledMs: number; startedMs: number }[];
  };
  const times = evidence.steps.flatMap((step) => [step.durationMs, step.settledMs, step.startedMs]);
  assert.ok(
    times.every((ms) => ms >= 0 && ms < 120_000),
    times.join(),
  );
});

test('a command that ignores TERM and Ctrl-C, and one that forks without end, end with the lesson', async () => {
  const stubborn = `bash -c "trap '' INT TERM; echo listo; tail -f ${project.root}/package.json; exec tail -f ${project.root}/package.json"`;
  const bomb = `b() { tail -f ${project.root}/package.json & b | b & }; b; wait`;
  lesson(
    fence('sh id="terco" terminal="2" background', stubborn),
    fence('expect', 'stdout: { contains: listo }'),
    fence('sh id="bomba" timeout="10s"', bomb),
  );
  const { code, output } = await project.examples();
  assert.equal(code, 1);
  assert.match(output, /el comando no terminó en 10 s/);
  assert.match(output, /fork: /);
  assert.equal(processes(), '');
});

test('10,000 events in the namespace: the evidence stays small, and so does the runner', async () => {
  lesson(waiting('300s'));
  const running = await started('--record');
  await createEvents(10_000);
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${running.child.pid}/status`, 'utf8'));
  releaseLesson();
  await passes(running);
  const { timeline } = JSON.parse(project.read('content/lecciones/01-uno/evidencia.json')) as {
    timeline: unknown;
  };
  assert.ok(JSON.stringify(timeline).length <= 40_000);
  assert.ok(Number(peak?.[1]) < 300_000, `${peak?.[1]} kB`);
});

async function createEvents(count: number): Promise<void> {
  const socketPath = join(project.root, 'api.sock');
  const args = ['--kubeconfig', kubeconfig, 'proxy', `--unix-socket=${socketPath}`];
  const proxy = spawn('kubectl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(proxy.stdout, 'data');
  try {
    let made = 0;
    const create = async () => {
      while (made < count) {
        const { status, body } = await fetchUnix({ socketPath }, EVENTS, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(event((made += 1))),
        });
        assert.equal(status, 201, body);
      }
    };
    await Promise.all(Array.from({ length: 20 }, create));
  } finally {
    proxy.kill();
  }
}

const EVENTS = '/api/v1/namespaces/leccion-uno/events';
const event = (number: number) => ({
  metadata: { name: `suceso-${number}` },
  involvedObject: { kind: 'Pod', name: `pod-${number}`, namespace: 'leccion-uno' },
  reason: 'Prueba',
  message: `Suceso número ${number} de los muchos que pueden caer en un espacio de nombres`,
});

test('a second run on the same cluster is refused at once, and the first goes on', async () => {
  lesson(WAIT);
  const running = await started();
  const { code, output } = await project.examples();
  assert.equal(code, 2);
  assert.match(output, /Ya hay otro «npm run examples» o «npm run walk» en marcha/);
  releaseLesson();
  await passes(running);
});
