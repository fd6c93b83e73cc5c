import type { Problem, SourceLocation } from './problem.ts';
import { formatLocation } from './problem.ts';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Checks an `id` and takes it: inside a lesson no two parts have the same one. Gives the id, or ''. */
export function claimId(
  what: string,
  id: string | undefined,
  location: SourceLocation,
  taken: Map<string, SourceLocation>,
  problems: Problem[],
): string {
  if (id === undefined || !ID.test(id)) {
    const message = id === undefined ? `este ${what} no tiene id` : `«${id}» no sirve de id`;
    problems.push({
      location,
      message,
      hint: 'Minúsculas sin tildes, cifras y guiones: id="crear-pod".',
    });
    return '';
  }
  const first = taken.get(id);
  if (first) {
    const message = `el id «${id}» está repetido`;
    problems.push({ location, message, hint: `Ya lo usa ${formatLocation(first)}.` });
  } else {
    taken.set(id, location);
  }
  return id;
}
