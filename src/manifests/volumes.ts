import type { Part } from './part.ts';

/** Whether a place names a volume that the object has: the server does not find one in which something is wrong. */
export function isVolume(place: Part, object: Part): boolean {
  return volumeNames(place, object).includes(String(place.value));
}

/** The names of the volumes that a container's mount or device may be of; none elsewhere. */
export function volumeNames({ path }: Part, object: Part): string[] {
  const at = path.findIndex((step) => /^volume(?:Mounts|Devices)$/.test(String(step)));
  if (at < 0) return [];
  const own = path.slice(object.path.length, at - 2);
  const volumes = object
    .at(...own, 'volumes')
    .items()
    .map((each) => each.at('name'));
  const claims = object.at('spec', 'volumeClaimTemplates').items();
  return [...volumes, ...claims.map((each) => each.at('metadata', 'name'))].flatMap(
    (name) => name.text() ?? [],
  );
}
