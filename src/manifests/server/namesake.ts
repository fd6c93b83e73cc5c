import { samePath, type Part } from '../part.ts';

/** Lists of containers, in which the server looks one after the other. */
const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];

/** The same field of other items, and of those of other lists of containers: `containers[1].ports[0].hostPort`. */
export function namesakes(part: Part, object: Part): Part[] {
  const path = part.path.slice(object.path.length);
  let found: Part[] = [object];
  path.forEach((step) => {
    found = found.flatMap((one) => nextParts(one, step));
  });
  return found.filter((one) => one.exists && !samePath(one.path, part.path));
}

function nextParts(part: Part, step: string | number): Part[] {
  if (typeof step === 'number') return part.items();
  return (CONTAINERS.includes(step) ? CONTAINERS : [step]).map((name) => part.at(name));
}
