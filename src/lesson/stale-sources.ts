import type { Problem } from './problem.ts';
import type { Lesson } from './types.ts';
import type { Versions } from './versions.ts';

/** Sources that were last read before the taught Kubernetes came out: what they say may be another thing now. */
export function staleSources(
  lessons: readonly Lesson[],
  { kubernetes, released }: Pick<Versions, 'kubernetes' | 'released'>,
): Problem[] {
  return lessons.flatMap(({ sources }) =>
    sources
      .filter(({ checked }) => checked < released)
      .map(({ id, url, checked, location }) => ({
        location,
        message: `la fuente «${id}» se leyó el ${checked}, antes de Kubernetes ${kubernetes} (${released})`,
        hint: `Léela otra vez: ${url}`,
      })),
  );
}
