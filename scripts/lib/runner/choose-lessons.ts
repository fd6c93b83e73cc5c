import { suggestion } from '../../../src/lesson/suggest.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { UsageError } from '../usage-error.ts';

/** The lessons of these slugs in the order of the course, or all if none is named. */
export function chooseLessons(
  lessons: readonly Lesson[],
  slugs: readonly string[],
): readonly Lesson[] {
  const known = lessons.map(({ slug }) => slug);
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown !== undefined) {
    throw new UsageError(`No hay ninguna lección «${unknown}». ${suggestion(unknown, known)}`);
  }
  return slugs.length === 0 ? lessons : lessons.filter(({ slug }) => slugs.includes(slug));
}
