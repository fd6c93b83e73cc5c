import type { ObjectName, Observation } from './observation.ts';
import { groupBy, objectKey } from './observation.ts';

/** The changes of one object, in the order in which they happened. */
type Life = readonly [Observation, ...Observation[]];

/** Kinds whose members are told apart by a letter; the others, by a number. */
const LETTERED = ['Pod', 'Container'];

/**
 * Names for what has a random name, by {@link objectKey}: the role that it plays, which is the same in the
 * next run. `web·1` is the first ReplicaSet of the Deployment `web`; `web·1·a`, its first Pod. Who is first
 * goes by birth; of those born at once, who are interchangeable, by what became of them.
 */
export function roleNames(observations: readonly Observation[]): ReadonlyMap<string, string> {
  const lives = groupBy(observations, objectKey) as unknown as Life[];
  const names = new Map<string, string>();
  const byKind = groupBy(lives, ([birth]) => birth.kind);
  // An owner is named before what it owns: a Deployment's ReplicaSets, then their Pods.
  const depth = (kind: readonly Life[]) => OWNERS_FIRST.indexOf(kind[0]?.[0].kind ?? '');
  for (const kind of byKind.toSorted((one, other) => depth(one) - depth(other))) {
    for (const life of kind) inheritName(life[0], names);
    const random = kind.filter(([birth]) => birth.random);
    for (const siblings of groupBy(random, ([birth]) => stemOf(birth, names))) {
      const ordered = inOrder(siblings, observations);
      ordered.forEach(([birth], index) => {
        const ordinal = LETTERED.includes(birth.kind) ? letters(index) : String(index + 1);
        names.set(objectKey(birth), `${stemOf(birth, names)}·${ordinal}`);
      });
    }
  }
  return names;
}

/** Kinds that are not here own nothing that has a random name, and come first. */
const OWNERS_FIRST = ['Deployment', 'CronJob', 'ReplicaSet', 'Job', 'Pod', 'PersistentVolumeClaim'];

/** A name of its own that begins with its owner's random one: the volume of a Pod, `web-x7k2p-datos`. */
function inheritName(birth: Observation, names: Map<string, string>): void {
  const role = birth.owner && names.get(objectKey(birth.owner));
  if (!birth.owner || !role || birth.random || !birth.name.startsWith(`${birth.owner.name}-`))
    return;
  names.set(objectKey(birth), `${role}·${birth.name.slice(birth.owner.name.length + 1)}`);
}

function stemOf({ owner, random }: Observation, names: ReadonlyMap<string, string>): string {
  const ownerName = owner && (names.get(objectKey(owner)) ?? owner.name);
  return [ownerName, random?.stem].filter(Boolean).join('·');
}

/** Siblings by birth; each batch of them that was born at once, by node or by what became of them. */
function inOrder(siblings: readonly Life[], observations: readonly Observation[]): Life[] {
  const place = new Map(observations.map((observation, index) => [observation, index]));
  const placeOf = (observation: Observation | undefined) =>
    (observation && place.get(observation)) ?? Infinity;
  const batches: { step: number; until: number; lives: Life[] }[] = [];
  for (const life of siblings) {
    const [birth] = life;
    const batch = batches.at(-1);
    const settled = placeOf(life.find(isSettled));
    if (batch?.step === birth.step && placeOf(birth) < batch.until) {
      batch.lives.push(life);
      batch.until = Math.min(batch.until, settled);
    } else batches.push({ step: birth.step, until: settled, lives: [life] });
  }
  return batches.flatMap(({ lives }) =>
    lives.toSorted((one, other) => compare(fate(one), fate(other))),
  );
}

/** Once one of them is ready or over, who comes later comes because of something else. */
function isSettled({ change, state }: Observation): boolean {
  return change === 'deleted' || /\b([1-9]\d*)\/\1\b|Completed/.test(state);
}

/** What became of an object, by which the interchangeable are told apart. */
function fate(life: Life): string {
  const node = life.find((observation) => observation.node)?.node;
  const changes = life.map(
    ({ step, change, state }) => `${String(step).padStart(4, '0')} ${change} ${state}`,
  );
  return [node ?? '', ...changes].join('\n');
}

/** By code units: the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** a, b… z, aa, ab… */
function letters(index: number): string {
  const before = index >= 26 ? letters(Math.floor(index / 26) - 1) : '';
  return before + String.fromCharCode(97 + (index % 26));
}

/** A text with the roles instead of the random names in it. */
export function withRoles(text: string, roles: ReadonlyMap<string, string>): string {
  return text.replace(/[a-z0-9](?:[-a-z0-9]*[a-z0-9])?/g, (word) => roles.get(word) ?? word);
}

/** The roles by real name alone, for texts that do not say of what kind it is. */
export function rolesByName(roles: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...roles].map(([key, role]) => [key.slice(key.indexOf('/') + 1), role]));
}

/** The name that an object has in a recording. */
export function roleOf(object: ObjectName, roles: ReadonlyMap<string, string>): string {
  return roles.get(objectKey(object)) ?? object.name;
}
