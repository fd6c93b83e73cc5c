import type { Part } from '../part.ts';
import { podTemplateOf } from '../templates.ts';

/** The containers of an object's Pod, those that start first among them; none if its kind has no Pod. */
export function containersOf(object: Part, kind: string): Part[] {
  const spec = podTemplateOf(object, kind)?.spec;
  if (!spec) return [];
  return [...spec.at('initContainers').items(), ...spec.at('containers').items()];
}
