import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Timeline } from '../../../../scripts/lib/runner/timeline.ts';
import type { StartedContainer } from '../../../../scripts/lib/timeline/container-state.ts';
import { ContainerStates } from '../../../../scripts/lib/timeline/container-state.ts';

type Event = readonly [
  action: string,
  more?: Readonly<Record<string, string>>,
  started?: StartedContainer,
];

const event = (Action: string, more: Readonly<Record<string, string>> = {}, timeNano = 1) => ({
  Type: 'container',
  Action,
  timeNano,
  Actor: { ID: 'a1b2c3d4e5f60718', Attributes: { name: 'tienda', image: 'nginx:1.30.6', ...more } },
});

/** The life of a container as Docker tells it: `added Created`, `modified Up`… */
function life(events: readonly Event[]): string[] {
  const states = new ContainerStates();
  return events.flatMap(([action, more, started]) => {
    const sighting = states.sighting(event(action, more), started);
    return sighting ? [`${sighting.change} ${sighting.state}`.trim()] : [];
  });
}

const checked = { State: { Health: { Status: 'starting' } } };

suite('the life of a container', () => {
  test('is told in the words of docker ps', () => {
    const events: Event[] = [
      ['create'],
      ['attach'],
      ['start', {}, checked],
      ['health_status: healthy'],
      ['exec_create: sh'],
      ['health_status: unhealthy'],
      ['kill', { signal: '9' }],
      ['die', { exitCode: '137' }],
      ['stop'],
      ['destroy'],
    ];
    assert.deepEqual(life(events), [
      'added Created',
      'modified Up (health: starting)',
      'modified Up (healthy)',
      'modified Up (unhealthy)',
      'modified Exited (137)',
      'deleted',
    ]);
  });

  test('counts restarts as Docker does, and begins a health anew with each', () => {
    const again = { ...checked, RestartCount: 2 };
    const events: Event[] = [
      ['start', {}, checked],
      ['health_status: unhealthy'],
      ['die', { exitCode: '0' }],
      ['start', {}, { ...checked, RestartCount: 1 }],
      ['health_status: healthy'],
      ['start', {}, again],
    ];
    assert.deepEqual(life(events), [
      'modified Up (health: starting)',
      'modified Up (unhealthy)',
      'modified Exited (0)',
      'modified Up (health: starting), 1 reinicio',
      'modified Up (healthy), 1 reinicio',
      'modified Up (health: starting), 2 reinicios',
    ]);
  });

  test('says who died for want of memory, and forgets it when it starts again', () => {
    const events: Event[] = [
      ['start'],
      ['oom'],
      ['die', { exitCode: '137' }],
      ['start'],
      ['die', { exitCode: '1' }],
    ];
    assert.deepEqual(life(events), [
      'modified Up',
      'modified Exited (137), OOMKilled',
      'modified Up',
      'modified Exited (1)',
    ]);
  });

  test('a pause is a state, and ends in the one before', () => {
    const events: Event[] = [['start', {}, checked], ['pause'], ['unpause']];
    assert.deepEqual(life(events).slice(1), [
      'modified Up (Paused)',
      'modified Up (health: starting)',
    ]);
  });
});

test('a container that got no name of its own is told by its image', () => {
  const timeline = new Timeline();
  const states = new ContainerStates();
  const image = 'registry.k8s.io/e2e-test-images/agnhost:2.66.1';
  for (const name of ['loving_curie', 'servidor']) {
    const { Actor, ...rest } = event('create', { name, image });
    const sighting = states.sighting({ ...rest, Actor: { ...Actor, ID: name } });
    assert.ok(sighting);
    timeline.add(sighting);
  }
  assert.deepEqual(
    timeline.entries().map(({ name }) => name),
    ['agnhost·a', 'servidor'],
  );
});

test('what Docker did during a step belongs to it, also if it is told during the next', async () => {
  let ms = 0;
  const timeline = new Timeline(() => ms);
  let nanos = 1000;
  timeline.orderBy(() => Promise.resolve(nanos));
  timeline.stepStarted('ejecutar');
  [ms, nanos] = [50, 2000];
  timeline.stepStarted('mirar');
  await Promise.resolve();
  ms = 52;
  const states = new ContainerStates();
  for (const [action, at] of [
    ['destroy', 1999],
    ['create', 2001],
  ] as const) {
    const sighting = states.sighting(event(action, { name: action }, at));
    assert.ok(sighting);
    timeline.add(sighting);
  }
  assert.deepEqual(
    timeline.entries().map(({ step, name }) => `${step} ${name}`),
    ['ejecutar destroy', 'mirar create'],
  );
});
