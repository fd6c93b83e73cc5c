import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Evidence } from '../../src/lesson/evidence.ts';
import { TIMELINE_BYTES, timelineText } from '../../src/lesson/evidence.ts';
import { clusterOf, fence, TestProject } from '../support/project.ts';

const NAME = clusterOf(import.meta.filename);
const project = new TestProject({ KEV_CLUSTER: NAME });

after(async () => {
  await project.examples('--delete-cluster');
  project.remove();
});

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: nginx
          image: nginx:1.26.3
`;
const allReady = fence(
  'expect',
  'then: [{ within: 90s, get: deployment/web, match: { status: { replicas: 3, readyReplicas: 3, updatedReplicas: 3 } } }]',
);
const UPDATE = `VIEJOS=$(kubectl get pods -o name)
kubectl set image deployment/web nginx=nginx:1.30.6
kubectl wait --for=delete $VIEJOS --timeout=90s`;

async function record(): Promise<Evidence> {
  const { code, output } = await project.examples('--record');
  assert.equal(code, 0, output);
  return JSON.parse(project.read('content/lecciones/01-uno/evidencia.json')) as Evidence;
}

test('two recordings of a rollout tell the same of its ReplicaSets and Pods', async () => {
  project.write('content/lecciones/01-uno/web.yaml', DEPLOYMENT);
  project.lesson(
    '01-uno',
    'namespace',
    [
      fence('sh id="aplicar"', 'kubectl apply -f {site}/uno/web.yaml'),
      allReady,
      // Whoever comes second by its random name.
      fence('sh id="borrar"', 'kubectl delete "$(kubectl get pods -o name | sed -n 2p)"'),
      allReady,
      fence('sh id="actualizar"', UPDATE),
      allReady,
    ].join(''),
  );
  const [first, second] = [await record(), await record()];
  const story = ({ timeline }: Evidence) =>
    timeline
      .filter(({ kind }) => ['Pod', 'ReplicaSet'].includes(kind))
      .map(({ step, kind, name, change, state }) => `${step}: ${kind} ${name} ${change} ${state}`);
  const told = story(first);
  assert.deepEqual(told, story(second));

  const births = told.filter((line) => / Pod .* added /.test(line));
  const roles = ['web·1·a', 'web·1·b', 'web·1·c', 'web·1·d', 'web·2·a', 'web·2·b', 'web·2·c'];
  assert.deepEqual(
    births.map((line) => line.split(' ')[2]),
    roles,
  );
  assert.ok(told.includes('actualizar: ReplicaSet web·1 modified 0/0'), told.join('\n'));
  assert.equal(told.filter((line) => line.includes(' deleted ')).length, 4);
  const text = timelineText(first.timeline);
  assert.match(text, /SuccessfulCreate: Created pod: web·2·c/);
  assert.doesNotMatch(text, /web-[a-z0-9]{6,}/, 'a random name was left');
  assert.ok(Buffer.byteLength(text) <= TIMELINE_BYTES);
});
