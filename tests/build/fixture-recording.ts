import type { Evidence, StepEvidence, TimelineEntry } from '../../src/lesson/evidence.ts';
import { EVIDENCE_FORMAT, evidenceKey, sha256 } from '../../src/lesson/evidence.ts';
import type { Lesson } from '../../src/lesson/types.ts';
import type { Versions } from '../../src/lesson/versions.ts';

type Answer = Partial<Omit<StepEvidence, 'id' | 'commandHash'>>;

const HEAD = 'NAME                   READY   STATUS    RESTARTS   AGE\n';
const POD = 'web-7d4b9c6f5-x2x4z';
const OTHER = 'web-7d4b9c6f5-q8w7k';

/** What the steps of the fixture say that they answered: only tests ever see it. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  crear: { stdout: 'deployment.apps/web created\n', settledMs: 1400 },
  vigilar: {
    stdout:
      HEAD +
      `${POD}    1/1     Running   0          4s\n` +
      `${OTHER}    1/1     Running   0          4s\n` +
      `${POD}    1/1     Terminating   0          6s\n` +
      'web-7d4b9c6f5-m5nfd    0/1     Pending       0          0s\n' +
      'web-7d4b9c6f5-m5nfd    0/1     ContainerCreating   0          0s\n' +
      'web-7d4b9c6f5-m5nfd    1/1     Running             0          1s\n',
    durationMs: 0,
  },
  borrar: {
    stdout: `pod "${POD}" deleted from terminales namespace\n`,
    captures: { POD },
    startedMs: 3000,
    durationMs: 812,
    settledMs: 1200,
  },
  preguntar: {
    exitCode: 1,
    stderr: `Error from server (NotFound): pods "${POD}" not found\n`,
  },
  puerto: {
    stdout: 'Forwarding from 127.0.0.1:8080 -> 80\nForwarding from [::1]:8080 -> 80\n',
    durationMs: 900,
  },
  pedir: { stdout: '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n' },
  cabeceras: { stdout: 'HTTP/1.1 200 OK\nServer: nginx/1.30.6\n' },
  'otro-puerto': { stdout: 'Forwarding from 127.0.0.1:9090 -> 80\n' },
  ip: { stdout: '10.244.1.7', captures: { IP: '10.244.1.7' } },
  entrar: { stdout: '# ' },
  nombre: { stdout: `hostname\n${OTHER}\n# ` },
  salir: { stdout: 'exit\n' },
  'entrar-otra-vez': { stdout: '# ' },
  hora: { stdout: 'date\nTue Nov 24 03:24:05 UTC 2026\n# ' },
  esperar: {
    stdout:
      'NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nweb    2/2     2            2           9s\n',
    startedMs: 20_000,
    attempts: 7,
  },
  escalar: {
    stdout: 'deployment.apps/web scaled\n',
    startedMs: 32_400,
    durationMs: 90,
    settledMs: 1900,
  },
  repartir: { stdout: `     38 ${OTHER}\n     22 ${POD}\n` },
  matar: { stdout: 'tienda\n', startedMs: 4000 },
};

const pod = (ms: number, name: string, change: TimelineEntry['change'], state = '') =>
  ({ step: 'borrar', ms, change, kind: 'Pod', name, state }) as const;

const container = (step: string, ms: number, state: string) =>
  ({
    ...{ step, ms, state },
    change: state === 'Created' ? 'added' : 'modified',
    kind: 'Container',
    name: 'tienda',
  }) as const;

const DOCKER_TIMELINE: readonly TimelineEntry[] = [
  container('arrancar', 50, 'Created'),
  container('arrancar', 400, 'Up (health: starting)'),
  container('arrancar', 1500, 'Up (unhealthy)'),
  container('matar', 90, 'Exited (137)'),
];

const deployment = (step: string, ms: number, state: string) =>
  ({ step, ms, change: 'modified', kind: 'Deployment', name: 'web', state }) as const;

const TIMELINE: readonly TimelineEntry[] = [
  deployment('crear', 95, '2/2'),
  deployment('borrar', 315, '1/2'),
  deployment('borrar', 1520, '2/2'),
  { step: 'crear', ms: 100, change: 'added', kind: 'Pod', name: 'web·1·a', state: 'Running 1/1' },
  { step: 'crear', ms: 100, change: 'added', kind: 'Pod', name: 'web·1·b', state: 'Running 1/1' },
  { step: 'crear', ms: 90, change: 'added', kind: 'ReplicaSet', name: 'web·1', state: '2/2' },
  { step: 'crear', ms: 90, change: 'added', kind: 'Node', name: 'trabajador', state: 'Ready' },
  pod(300, 'web·1·a', 'modified', 'Terminating 1/1'),
  pod(320, 'web·1·c', 'added', 'Pending 0/1'),
  { step: 'borrar', ms: 310, change: 'modified', kind: 'ReplicaSet', name: 'web·1', state: '1/2' },
  pod(800, 'web·1·a', 'deleted'),
  {
    step: 'borrar',
    ms: 900,
    change: 'modified',
    kind: 'Node',
    name: 'trabajador',
    state: 'NotReady',
  },
  pod(1500, 'web·1·c', 'modified', 'Running 1/1'),
  { step: 'borrar', ms: 1510, change: 'modified', kind: 'ReplicaSet', name: 'web·1', state: '2/2' },
];

/** Evidence that verifies a lesson of the fixture; the one about the cluster passed at its second attempt. */
export function recordFixture(lesson: Lesson, versions: Versions): Evidence {
  const isDocker = lesson.isolation === 'docker';
  return {
    format: EVIDENCE_FORMAT,
    lesson: lesson.slug,
    key: evidenceKey(lesson, versions),
    recordedAt: '2026-11-22T10:00:00.000Z',
    commit: '0'.repeat(40),
    versions: isDocker
      ? { docker: '29.1.3' }
      : { kubernetes: versions.kubernetes, kind: versions.kind },
    attempts: isDocker ? 1 : 2,
    images: [],
    steps: lesson.steps.map(({ id, command, exitCode }, index) => ({
      id,
      commandHash: sha256(command),
      exitCode,
      stdout: '',
      stderr: '',
      durationMs: 120,
      settledMs: 0,
      attempts: 1,
      startedMs: index * 1000,
      ...ANSWERS[id],
    })),
    timeline: isDocker ? DOCKER_TIMELINE : TIMELINE,
  };
}
