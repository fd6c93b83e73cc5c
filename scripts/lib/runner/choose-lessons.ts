import { suggestion } from '../../../src/lesson/suggest.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { UsageError } from '../usage-error.ts';

/** A lesson to run, with all of its steps or only the first ones. */
export interface Choice {
  /** As it was asked for: `pod`, `pod#crear`. */
  readonly name: string;
  readonly lesson: Lesson;
  /** Whether it has all the steps that its author wrote: otherwise it says nothing of the whole lesson. */
  readonly isWhole: boolean;
}

/**
 * The lessons that were asked for, in the order of the course, or all if none is named. `pod` is a lesson;
 * `pod#crear` its steps up to that one, which builds on those before. Throws a {@link UsageError}.
 */
export function chooseLessons(
  lessons: readonly Lesson[],
  names: readonly string[],
): readonly Choice[] {
  if (names.length === 0)
    return lessons.map((lesson) => ({ name: lesson.slug, lesson, isWhole: true }));
  const chosen = [...new Set(names)].map((name) => choose(lessons, name));
  const repeated = chosen.find(({ lesson: { slug } }, index) =>
    chosen.slice(0, index).some(({ lesson }) => lesson.slug === slug),
  );
  if (repeated) throw new UsageError(`«${repeated.lesson.slug}» está dos veces: elige una.`);
  return chosen.toSorted((a, b) => a.lesson.order - b.lesson.order);
}

function choose(lessons: readonly Lesson[], name: string): Choice {
  const [slug = '', id] = name.split('#', 2);
  const lesson = lessons.find((candidate) => candidate.slug === slug);
  if (!lesson) {
    const slugs = lessons.map((known) => known.slug);
    throw new UsageError(`No hay ninguna lección «${slug}». ${suggestion(slug, slugs)}`);
  }
  if (id === undefined) return { name, lesson, isWhole: true };
  const ids = lesson.steps.map((step) => step.id);
  const last = ids.indexOf(id);
  if (last < 0) {
    throw new UsageError(`«${slug}» no tiene ningún paso «${id}». ${suggestion(id, ids)}`);
  }
  return { name, lesson: { ...lesson, steps: lesson.steps.slice(0, last + 1) }, isWhole: false };
}
