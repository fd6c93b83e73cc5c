import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Change } from '../../../src/site/lanes.ts';
import { lanes } from '../../../src/site/lanes.ts';

const entry = (
  ms: number,
  change: Change['change'],
  name: string,
  state = '',
  kind = 'Pod',
): Change => ({ ms, change, kind, name, state });

const life: Change[] = [
  entry(100, 'added', 'web', 'Pending 0/1'),
  entry(150, 'modified', 'web', 'Pending 0/1'),
  entry(2000, 'modified', 'web', 'Running 1/1'),
  { ms: 2100, change: 'added', kind: 'Event', name: 'pod/web', state: 'Started' },
  entry(5000, 'modified', 'web', 'Terminating 1/1'),
  entry(5400, 'deleted', 'web'),
];
const whole = { from: 0, to: 10_000 };

suite('lanes', () => {
  test('a life is born, ready, ending and dead', () => {
    const [lane] = lanes(life, 'Pod', whole);
    assert.deepEqual(
      lane?.bars.map(({ from, to, phase }) => [from, to, phase]),
      [
        [100, 2000, 'waiting'],
        [2000, 5000, 'ready'],
        [5000, 5400, 'ending'],
      ],
    );
    assert.deepEqual([lane?.born, lane?.died], [100, 5400]);
  });

  test('lives stand in the order in which they began, not in that of the file', () => {
    const two = [
      entry(50, 'added', 'web·1·a', 'Running 1/1'),
      entry(20, 'added', 'web·1·b', 'Running 1/1'),
    ];
    assert.deepEqual(
      lanes(two, 'Pod', whole).map(({ name }) => name),
      ['web·1·b', 'web·1·a'],
    );
  });

  test('what goes on is cut where the span ends, and what is over before it is not there', () => {
    const [lane] = lanes(life, 'Pod', { from: 3000, to: 4000 });
    assert.deepEqual(
      lane?.bars.map(({ from, to }) => [from, to]),
      [[3000, 4000]],
    );
    assert.equal(lane?.born, undefined);
    assert.deepEqual(lanes(life, 'Pod', { from: 6000, to: 7000 }), []);
  });

  test('a name that comes back has a gap where it was dead', () => {
    const again = [...life, entry(7000, 'added', 'web', 'Running 1/1')];
    const [lane] = lanes(again, 'Pod', whole);
    assert.deepEqual(lane?.bars.at(-1), {
      from: 7000,
      to: 10_000,
      state: 'Running 1/1',
      phase: 'ready',
    });
  });

  test('lives stand in the order of their births; those that were there before, by name', () => {
    const names = ['web-10', 'web-2', 'tarde'].map((name) =>
      entry(name === 'tarde' ? 50 : -5, 'added', name, 'Running 1/1'),
    );
    const order = lanes(names, 'Pod', whole).map(({ name }) => name);
    assert.deepEqual(order, ['web-2', 'web-10', 'tarde']);
  });

  test('not ready any more is broken, where not ready yet was waiting', () => {
    const fall = [
      entry(0, 'added', 'choque', 'Running 1/2'),
      entry(10, 'modified', 'choque', 'Running 2/2'),
      entry(20, 'modified', 'choque', 'Running 1/2'),
    ];
    const phases = lanes(fall, 'Pod', whole)[0]?.bars.map(({ phase }) => phase);
    assert.deepEqual(phases, ['waiting', 'ready', 'broken']);
  });

  test('a count that goes down is no fall, and at nothing it is empty', () => {
    const scaled = [
      entry(0, 'added', 'web', '3/3', 'ReplicaSet'),
      entry(10, 'modified', 'web', '2/3', 'ReplicaSet'),
      entry(20, 'modified', 'web', '0/0', 'ReplicaSet'),
    ];
    const phases = lanes(scaled, 'ReplicaSet', whole)[0]?.bars.map(({ phase }) => phase);
    assert.deepEqual(phases, ['ready', 'waiting', 'empty']);
  });

  for (const [kind, state, phase] of [
    ['Pod', 'Running 2/2', 'ready'],
    ['Pod', 'Running 1/2', 'waiting'],
    ['Pod', 'Pending 0/0', 'waiting'],
    ['Pod', 'Init:1/2 0/1', 'waiting'],
    ['Pod', 'ContainerCreating 0/2', 'waiting'],
    ['Pod', 'CrashLoopBackOff 1/2, 3 reinicios', 'broken'],
    ['Pod', 'ErrImagePull 0/1', 'broken'],
    ['Pod', 'Running 1/1, 1 reinicio', 'ready'],
    ['Pod', 'Running 1/1, NotReady', 'broken'],
    ['Pod', 'Succeeded 0/1', 'done'],
    ['Pod', 'Completed 0/1', 'done'],
    ['Pod', 'Terminating', 'ending'],
    ['Node', 'Ready', 'ready'],
    ['Node', 'Ready, SchedulingDisabled', 'ready'],
    ['Node', 'NotReady, unreachable', 'broken'],
    ['Deployment', '2/3', 'waiting'],
    ['Deployment', '4/3', 'ready'],
    ['Deployment', '3/4, ProgressDeadlineExceeded', 'broken'],
    ['Job', 'Running 1/5', 'waiting'],
    ['Job', 'Complete 5/5', 'done'],
    ['Job', 'Failed 0/1, fallos: 4', 'broken'],
    ['PersistentVolumeClaim', 'Bound', 'ready'],
    ['Container', 'Created', 'waiting'],
    ['Container', 'Up', 'ready'],
    ['Container', 'Up (health: starting), 1 reinicio', 'waiting'],
    ['Container', 'Up (healthy)', 'ready'],
    ['Container', 'Up (unhealthy), 2 reinicios', 'broken'],
    ['Container', 'Up (Paused)', 'waiting'],
    ['Container', 'Exited (0)', 'empty'],
    ['Container', 'Exited (137), OOMKilled', 'empty'],
  ] as const) {
    test(`${kind} ${state} is ${phase}`, () => {
      const [lane] = lanes([entry(1, 'added', 'web', state, kind)], kind, whole);
      assert.equal(lane?.bars[0]?.phase, phase);
    });
  }
});
