import type { Lesson } from './types.ts';

/** How the name of every lesson's namespace begins. */
export const NAMESPACE_PREFIX = 'leccion-';

/** Longest name that Kubernetes takes. */
const LONGEST = 63;

/** The namespace in which a lesson runs: the runner's, and the one that its page has the reader make. */
export function namespaceOf({ slug }: Pick<Lesson, 'slug'>): string {
  return `${NAMESPACE_PREFIX}${slug}`.slice(0, LONGEST);
}
