import type { Figure } from './figure.ts';
import type { Problem } from './problem.ts';
import { suggestion } from './suggest.ts';
import type { Lesson } from './types.ts';

/** What is wrong with figures and can't be seen in their lesson alone: they may draw another one. */
export function figureProblems(lesson: Lesson, all: readonly Lesson[]): Problem[] {
  return lesson.figures.flatMap((figure) => problemsOf(figure, lesson, all));
}

function problemsOf(figure: Figure, own: Lesson, all: readonly Lesson[]): Problem[] {
  const { element, lesson: slug = own.slug, steps, kinds, location } = figure;
  const slugs = all.map((lesson) => lesson.slug);
  const drawn = all.find((lesson) => lesson.slug === slug);
  if (!drawn) {
    const message = `<${element}> nombra una lección que no está escrita: «${slug}»`;
    return [{ location, message, hint: suggestion(slug, slugs) }];
  }
  const ids = drawn.steps.map(({ id }) => id);
  const unknown = figure.lesson === undefined ? [] : steps.filter((id) => !ids.includes(id));
  const isDocker = drawn.isolation === 'docker';
  const strange = kinds.filter((kind) => (kind === 'Container') !== isDocker);
  return [
    ...unknown.map((id) => ({
      location,
      message: `<${element}> nombra un paso que «${slug}» no tiene: «${id}»`,
      hint: suggestion(id, ids),
    })),
    ...strange.map((kind) => ({
      location,
      message: `en «${slug}» no se graba ningún ${kind}`,
      hint: isDocker
        ? 'Una lección de Docker graba contenedores: kinds="Container", o nada.'
        : 'Los contenedores solo se graban en las lecciones de Docker; aquí, sus Pods.',
    })),
  ];
}
