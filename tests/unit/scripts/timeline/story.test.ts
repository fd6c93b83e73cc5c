import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Timeline } from '../../../../scripts/lib/runner/timeline.ts';
import type { KubeObject } from '../../../../scripts/lib/timeline/kube-object.ts';
import { sightingOf } from '../../../../scripts/lib/timeline/sighting.ts';
import { TIMELINE_BYTES, timelineText } from '../../../../src/lesson/evidence.ts';
import type { TimelineEntry } from '../../../../src/lesson/evidence.ts';

/** A cluster whose clock and random names a test decides, and which tells the timeline what happens. */
class FakeCluster {
  readonly timeline: Timeline;
  #ms = 0;
  #version = 100;

  constructor() {
    this.timeline = new Timeline(() => this.#ms);
  }

  at(ms: number): this {
    this.#ms = ms;
    return this;
  }

  step(id: string): this {
    this.timeline.stepStarted(id);
    return this;
  }

  tell(change: TimelineEntry['change'], kind: string, name: string, parts: object = {}): this {
    const { metadata, ...rest } = parts as { metadata?: object };
    this.#version += 1;
    const identity = { name, resourceVersion: String(this.#version), ...metadata };
    const object = { kind, metadata: identity, ...rest } as unknown as KubeObject;
    this.timeline.add(sightingOf(object, change));
    return this;
  }

  event(about: { kind: string; name: string }, reason: string, message: string, count = 1): this {
    const parts = { involvedObject: about, reason, message, count, type: 'Normal' };
    return this.tell('added', 'Event', `${about.name}.${this.#version.toString(16)}`, parts);
  }
}

const owned = (kind: string, name: string, generateName?: string) => ({
  metadata: {
    ownerReferences: [{ kind, name, controller: true }],
    ...(generateName && { generateName }),
  },
});
const replicas = (ready: number, all: number) => ({
  spec: { replicas: all },
  status: { readyReplicas: ready },
});
const pending = { spec: { containers: [{}] }, status: { phase: 'Pending' } };
const running = {
  ...pending,
  status: {
    phase: 'Running',
    containerStatuses: [{ ready: true, restartCount: 0, state: { running: {} } }],
  },
};

/** Three replicas, one of them deleted: `order` is that in which they get ready, `victim` who is deleted. */
function deployment(
  hash: string,
  suffixes: string[],
  order: number[],
  victim: number,
  pace: number,
) {
  const cluster = new FakeCluster();
  const set = `web-${hash}`;
  const names = suffixes.map((suffix) => `${set}-${suffix}`);
  const pod = owned('ReplicaSet', set, `${set}-`);
  const setOwner = owned('Deployment', 'web');
  cluster
    .at(100)
    .step('aplicar')
    .at(100 + 20 * pace);
  cluster.tell('added', 'Deployment', 'web', replicas(0, 3));
  cluster.tell('added', 'ReplicaSet', set, { ...setOwner, ...replicas(0, 3) });
  cluster.event(
    { kind: 'Deployment', name: 'web' },
    'ScalingReplicaSet',
    `Scaled up replica set ${set} from 0 to 3`,
  );
  for (const name of names.slice(0, 3)) {
    cluster.tell('added', 'Pod', name, { ...pod, ...pending });
    cluster.event({ kind: 'ReplicaSet', name: set }, 'SuccessfulCreate', `Created pod: ${name}`);
  }
  order.forEach((index, done) => {
    const name = names[index] ?? '';
    cluster.at(500 + 100 * pace * done).tell('modified', 'Pod', name, { ...pod, ...running });
    cluster.event(
      { kind: 'Pod', name },
      'Pulled',
      `Successfully pulled image in ${pace}.${done}s from 10.244.${done}.2`,
    );
    // The API server tells of all of the counts, or of some.
    if (done === 2 || pace > 1) {
      cluster.tell('modified', 'ReplicaSet', set, { ...setOwner, ...replicas(done + 1, 3) });
    }
  });
  const dead = names[victim] ?? '';
  cluster
    .at(5000)
    .step('borrar')
    .at(5000 + pace);
  cluster.tell('modified', 'Pod', dead, {
    metadata: { ...pod.metadata, deletionTimestamp: 'now' },
    ...running,
  });
  cluster.tell('added', 'Pod', names[3] ?? '', { ...pod, ...pending });
  cluster.tell('deleted', 'Pod', dead, { ...pod, ...running });
  cluster.tell('modified', 'Pod', names[3] ?? '', { ...pod, ...running });
  return cluster.timeline.entries();
}

const withoutTime = (entries: readonly TimelineEntry[]) =>
  entries.map(({ ms: _, ...entry }) => entry);
const once = () => deployment('7d4b9c5f6', ['x2lkp', 'b7zzq', 'm9wvt', 'c4c4c'], [0, 1, 2], 1, 1);
const again = () => deployment('7d4b9c5f6', ['q8sdf', 'z5xcv', 'd2fgh', 'wwkjh'], [2, 0, 1], 2, 7);

suite('the same story', () => {
  test('with other random names, order among equals and times tells the same', () => {
    assert.deepEqual(withoutTime(once()), withoutTime(again()));
    assert.notDeepEqual(once(), again());
  });

  test('names say the role: the first ReplicaSet of web, its Pods, who died and who came instead', () => {
    const said = (entries: readonly TimelineEntry[], kind: string) =>
      entries
        .filter((entry) => entry.kind === kind)
        .map(({ step, name, change, state }) => `${step} ${name} ${change} ${state}`);
    assert.deepEqual(said(once(), 'Pod'), [
      ...['a', 'b', 'c'].flatMap((letter) => [
        `aplicar web·1·${letter} added Pending 0/1`,
        `aplicar web·1·${letter} modified Running 1/1`,
      ]),
      'borrar web·1·c modified Terminating',
      'borrar web·1·c deleted ',
      'borrar web·1·d added Pending 0/1',
      'borrar web·1·d modified Running 1/1',
    ]);
    assert.deepEqual(said(again(), 'ReplicaSet'), [
      'aplicar web·1 added 0/3',
      'aplicar web·1 modified 3/3',
    ]);
    assert.ok(
      said(once(), 'Event').includes(
        'aplicar deployment/web added ScalingReplicaSet: Scaled up replica set web·1 from 0 to 3',
      ),
    );
    assert.ok(
      said(once(), 'Event').includes(
        'aplicar replicaset/web·1 added SuccessfulCreate: Created pod: web·1·b',
      ),
    );
    assert.ok(
      said(once(), 'Event').includes(
        'aplicar pod/web·1·a added Pulled: Successfully pulled image in <age> from <ip>',
      ),
    );
  });

  test('a story in which something else happened tells something else', () => {
    const other = deployment('7d4b9c5f6', ['x2lkp', 'b7zzq', 'm9wvt', 'c4c4c'], [0, 1, 2], 3, 1);
    assert.notDeepEqual(withoutTime(once()), withoutTime(other));
  });
});

suite('names of roles', () => {
  const names = (cluster: FakeCluster) =>
    cluster.timeline.entries().map(({ kind, name }) => `${kind} ${name}`);

  test('what has a name of its own keeps it', () => {
    const cluster = new FakeCluster();
    cluster.tell('added', 'Pod', 'db-0', owned('StatefulSet', 'db', 'db-'));
    cluster.tell('added', 'Pod', 'web-html5');
    cluster.tell('added', 'Job', 'copia-de-hoy', owned('CronJob', 'copia'));
    assert.deepEqual(names(cluster), ['Job copia-de-hoy', 'Pod db-0', 'Pod web-html5']);
  });

  test('Jobs of a CronJob and their Pods, slices of a Service, indexed Pods, what only has a generateName', () => {
    const cluster = new FakeCluster();
    cluster.tell(
      'added',
      'Pod',
      'copia-29401234-x2lkp',
      owned('Job', 'copia-29401234', 'copia-29401234-'),
    );
    cluster.tell('added', 'Job', 'copia-29401234', owned('CronJob', 'copia'));
    cluster.tell('added', 'Job', 'copia-29401235', owned('CronJob', 'copia'));
    cluster.tell('added', 'EndpointSlice', 'web-8cq2z', owned('Service', 'web', 'web-'));
    cluster.tell('added', 'Pod', 'lote-0-zz4kd', owned('Job', 'lote', 'lote-0-'));
    cluster.tell('added', 'Pod', 'lote-1-bb4kd', owned('Job', 'lote', 'lote-1-'));
    cluster.tell('added', 'Pod', 'prueba-bb4kd', { metadata: { generateName: 'prueba-' } });
    cluster.tell(
      'added',
      'PersistentVolumeClaim',
      'prueba-bb4kd-datos',
      owned('Pod', 'prueba-bb4kd'),
    );
    assert.deepEqual(names(cluster), [
      'EndpointSlice web·1',
      'Job copia·1',
      'Job copia·2',
      'PersistentVolumeClaim prueba·a·datos',
      'Pod copia·1·a',
      'Pod lote·0·a',
      'Pod lote·1·a',
      'Pod prueba·a',
    ]);
  });

  test('Pods of a DaemonSet go by node', () => {
    const cluster = new FakeCluster();
    const on = (node: string) => ({
      ...owned('DaemonSet', 'agente', 'agente-'),
      spec: {
        containers: [{}],
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] },
              ],
            },
          },
        },
      },
    });
    cluster.tell('added', 'Pod', 'agente-aaaaa', on('nodo2'));
    cluster.tell('added', 'Pod', 'agente-bbbbb', on('nodo1'));
    cluster.event({ kind: 'Pod', name: 'agente-bbbbb' }, 'Started', 'en nodo1');
    assert.deepEqual(cluster.timeline.entries().at(-1)?.name, 'pod/agente·a');
  });

  test('after z comes aa', () => {
    const cluster = new FakeCluster();
    for (let index = 0; index < 28; index += 1) {
      const name = `web-${String(index).padStart(5, 'x')}`;
      cluster.tell('added', 'Pod', name, owned('ReplicaSet', 'web', 'web-'));
    }
    const all = cluster.timeline.entries().map(({ name }) => name);
    assert.ok(['web·a', 'web·z', 'web·aa', 'web·ab'].every((name) => all.includes(name)));
  });
});

suite('when it happened', () => {
  test('a change belongs to the step that made it, also if it is told during the next', async () => {
    let ms = 0;
    const timeline = new Timeline(() => ms);
    let version = 10;
    timeline.orderBy(() => Promise.resolve(version));
    timeline.stepStarted('uno');
    ms = 50;
    version = 20;
    timeline.stepStarted('dos');
    await Promise.resolve();
    ms = 53;
    timeline.add({ change: 'added', kind: 'Pod', name: 'tarde', state: '', version: 15 });
    timeline.add({ change: 'added', kind: 'Pod', name: 'suyo', state: '', version: 21 });
    const told = timeline.entries().map(({ step, ms: at, name }) => [step, at, name]);
    assert.deepEqual(told, [
      ['uno', 53, 'tarde'],
      ['dos', 3, 'suyo'],
    ]);
  });

  test('a revision that is told too late, or not at all, leaves the time of arrival', async () => {
    let ms = 0;
    const timeline = new Timeline(() => ms);
    let tell = (_: number) => {};
    timeline.orderBy(() => new Promise((resolve) => (tell = resolve)));
    timeline.stepStarted('uno');
    ms = 5000;
    tell(90);
    await Promise.resolve();
    timeline.add({ change: 'added', kind: 'Pod', name: 'web', state: '', version: 50 });
    timeline.orderBy(() => Promise.reject(new Error('caída')));
    timeline.stepStarted('dos');
    timeline.add({ change: 'added', kind: 'Pod', name: 'otro', state: '', version: 51 });
    assert.deepEqual(
      timeline.entries().map(({ step }) => step),
      ['uno', 'dos'],
    );
  });
});

suite('room', () => {
  const size = (entries: readonly TimelineEntry[]) => Buffer.byteLength(timelineText(entries));

  test('an event that repeats is told once, with how often', () => {
    const cluster = new FakeCluster().step('esperar');
    for (let seconds = 10; seconds < 60; seconds += 10) {
      cluster.event({ kind: 'Pod', name: 'web' }, 'BackOff', `Back-off ${seconds}s restarting`);
    }
    assert.deepEqual(
      cluster.timeline.entries().map(({ state }) => state),
      ['BackOff: Back-off <age> restarting (5 veces)'],
    );
  });

  test('ten thousand different events in a step leave room for all that the Pods did', () => {
    const cluster = new FakeCluster().step('ruido');
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < 10_000; index += 1) {
      cluster.event({ kind: 'Pod', name: `p${index}` }, 'Raro', `${index} ${'ruido '.repeat(500)}`);
    }
    cluster.step('despues');
    for (let index = 0; index < 100; index += 1) {
      cluster.tell('added', 'Pod', `p${index}`, pending).tell('deleted', 'Pod', `p${index}`);
    }
    cluster.event({ kind: 'Pod', name: 'p1' }, 'Started', 'Container started');
    const entries = cluster.timeline.entries();
    assert.ok(size(entries) <= TIMELINE_BYTES, `${size(entries)} bytes`);
    assert.equal(entries.filter(({ kind }) => kind === 'Pod').length, 200);
    assert.ok(entries.filter(({ kind }) => kind === 'Event').length > 50);
    assert.ok(process.memoryUsage().heapUsed - before < 50_000_000);
  });

  test('births and deaths of Pods stay when nothing else fits', () => {
    const cluster = new FakeCluster().step('marea');
    for (let index = 0; index < 200; index += 1) {
      const name = `p${String(index).padStart(3, '0')}`;
      cluster
        .tell('added', 'Pod', name, pending)
        .tell('modified', 'Pod', name, running)
        .tell('deleted', 'Pod', name);
      cluster.tell('added', 'Job', name).event({ kind: 'Job', name }, 'Raro', 'x');
    }
    const entries = cluster.timeline.entries();
    assert.ok(size(entries) <= TIMELINE_BYTES);
    assert.ok(size(entries) > TIMELINE_BYTES - 200, 'the room is used');
    assert.equal(
      entries.filter(({ kind, change }) => kind === 'Pod' && change !== 'modified').length,
      400,
    );
  });

  test('not even Pods without end get more than the room', () => {
    const cluster = new FakeCluster();
    for (let index = 0; index < 5000; index += 1)
      cluster.tell('added', 'Pod', `p${index}`, pending);
    assert.ok(size(cluster.timeline.entries()) <= TIMELINE_BYTES);
  });
});

test('nodes are told if one of them changes, from how they were at the start', () => {
  const node = (status: string) => ({ status: { conditions: [{ type: 'Ready', status }] } });
  const cluster = new FakeCluster();
  cluster
    .tell('modified', 'Node', 'nodo1', node('True'))
    .tell('modified', 'Node', 'nodo2', node('True'));
  assert.deepEqual(cluster.timeline.entries(), []);
  cluster.step('parar').tell('modified', 'Node', 'nodo2', node('Unknown'));
  assert.deepEqual(
    cluster.timeline.entries().map(({ step, name, state }) => [step, name, state]),
    [
      ['', 'nodo1', 'Ready'],
      ['', 'nodo2', 'Ready'],
      ['parar', 'nodo2', 'NotReady'],
    ],
  );
});

suite('counts', () => {
  /** What is told of an object whose counts went through these, in one step. */
  const told = (kind: string, parts: object, counts: readonly (readonly [number, number])[]) => {
    const cluster = new FakeCluster();
    counts.forEach(([ready, all], index) => {
      const change = index === 0 ? 'added' : 'modified';
      cluster.at(100 * index).tell(change, kind, 'web', { ...parts, ...replicas(ready, all) });
    });
    return cluster.timeline.entries().map(({ ms, state }) => `${ms} ${state}`);
  };
  const growing = [
    [1, 1],
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 4],
  ] as const;

  test('of a wish, the moment at which it was made stays; how it came true does not', () => {
    assert.deepEqual(told('Deployment', {}, growing), ['0 1/1', '100 1/4', '400 4/4']);
  });

  test('what a controller wants of another is told by its ends', () => {
    const parts = owned('Deployment', 'web');
    assert.deepEqual(told('ReplicaSet', parts, growing), ['0 1/1', '400 4/4']);
    const cluster = new FakeCluster();
    growing.forEach(([numberReady, desiredNumberScheduled], index) => {
      const status = { numberReady, desiredNumberScheduled };
      cluster.tell(index === 0 ? 'added' : 'modified', 'DaemonSet', 'web', { status });
    });
    const states = cluster.timeline.entries().map(({ state }) => state);
    assert.deepEqual(states, ['1/1', '4/4']);
  });
});
