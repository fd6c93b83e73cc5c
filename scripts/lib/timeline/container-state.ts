import type { Sighting } from './observation.ts';

/** An event of Docker's, of any type. */
export interface DockerEvent {
  readonly Type: string;
  readonly Action: string;
  /** When it happened, in ns since 1970. */
  readonly timeNano: number;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

/** What is read of a container that has just started. */
export interface StartedContainer {
  readonly Image?: string;
  readonly RestartCount?: number;
  readonly State?: { readonly Health?: unknown };
}

/** What is known of a container besides that it runs. */
interface Life {
  /** As Docker says it; absent where nothing checks. */
  health?: string;
  restarts: number;
  outOfMemory?: boolean;
}

/** The name that Docker gives to a container that got none. */
const DOCKERS_OWN_NAME = /^[a-z]+_[a-z]+\d?$/;
const HEALTH = 'health_status: ';

/** Turns Docker's events into the lives of containers, in the words of STATUS in `docker ps`. */
export class ContainerStates {
  readonly #lives = new Map<string, Life>();

  /**
   * The change that an event tells of, or `undefined` if it tells of none: a signal, an `exec`, somebody who
   * looks. `started` is what Docker says of the container, asked when it starts.
   */
  sighting(
    { Action, Actor, timeNano }: DockerEvent,
    started?: StartedContainer,
  ): Sighting | undefined {
    const { ID, Attributes } = Actor;
    const state = this.#state(ID, Action, Attributes['exitCode'], started);
    if (state === undefined) return undefined;
    const name = Attributes['name'] ?? ID.slice(0, 12);
    const random = DOCKERS_OWN_NAME.test(name)
      ? { random: { stem: shortImage(Attributes['image'] ?? '') } }
      : {};
    const what = { kind: 'Container', name, state, source: ID, version: timeNano };
    return { ...changed(Action), ...what, ...random };
  }

  #state(id: string, action: string, code = '', started?: StartedContainer): string | undefined {
    const life = this.#lives.get(id) ?? { restarts: 0 };
    this.#lives.set(id, life);
    if (action.startsWith(HEALTH)) life.health = action.slice(HEALTH.length);
    else if (action === 'start') startLife(life, started);
    switch (action) {
      case 'create':
        return 'Created';
      case 'die':
        return `Exited (${code})${life.outOfMemory ? ', OOMKilled' : ''}`;
      case 'pause':
        return 'Up (Paused)';
      case 'oom':
        life.outOfMemory = true;
        return undefined;
      case 'destroy':
        return '';
    }
    const runs = ['start', 'unpause'].includes(action) || action.startsWith(HEALTH);
    return runs ? upState(life) : undefined;
  }
}

function startLife(life: Life, { State, RestartCount = 0 }: StartedContainer = {}): void {
  delete life.outOfMemory;
  delete life.health;
  if (State?.Health) life.health = 'health: starting';
  life.restarts = RestartCount;
}

function upState({ health, restarts }: Life): string {
  const up = health === undefined ? 'Up' : `Up (${health})`;
  if (restarts === 0) return up;
  return `${up}, ${restarts === 1 ? '1 reinicio' : `${restarts} reinicios`}`;
}

function changed(action: string): Pick<Sighting, 'change'> {
  if (action === 'create') return { change: 'added' };
  return { change: action === 'destroy' ? 'deleted' : 'modified' };
}

/** `registry.k8s.io/e2e-test-images/agnhost:2.66.1` → `agnhost`. */
function shortImage(image: string): string {
  return image.replace(/^.*\//, '').replace(/[:@].*$/, '');
}
