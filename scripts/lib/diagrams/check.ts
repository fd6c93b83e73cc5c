import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse } from '../../../src/lesson/course.ts';
import type { Course } from '../../../src/lesson/course.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import type { Diagram } from '../../../src/lesson/types.ts';
import { LABEL_SIZE, MAX_WIDTH, NOTE_SIZE } from './config.ts';
import { inspectSource } from './inspect.ts';
import { planDiagrams } from './plan.ts';
import type { DrawingState, PlannedDiagram } from './plan.ts';

const DRAW = 'Dibújalo con: npm run diagrams';

const STATES: Readonly<Record<Exclude<DrawingState, 'current'>, string>> = {
  missing: 'aún no está dibujado',
  stale: 'ha cambiado y su dibujo no',
  edited: 'tiene un dibujo retocado a mano',
};

/**
 * What is wrong with the diagrams of the course below `root`: sources that cannot be drawn, drawings that
 * are missing, old, retouched or of nobody. Only in the lessons of `slugs`, if given. Needs no browser.
 */
export function checkDiagrams(root: string, slugs?: readonly string[]): Problem[] {
  const course = readCourse(root);
  const lessons = course.lessons.filter(({ slug }) => slugs?.includes(slug) ?? true);
  const { diagrams, orphans } = planDiagrams(root, { lessons });
  return [
    ...unreadableLessons(course),
    ...diagrams.flatMap((planned) => checkDiagram(root, planned)),
    ...orphans.map(orphan),
  ];
}

/** Why some lessons could not be read at all: what their diagrams are, nobody knows. */
export function unreadableLessons({ lessons, problems }: Course): Problem[] {
  const read = new Set(lessons.map(({ file }) => file));
  return problems.filter(({ location: { file } }) => file.endsWith('.mdx') && !read.has(file));
}

function checkDiagram(root: string, { diagram, state }: PlannedDiagram): Problem[] {
  const problems = inspectSource(diagram);
  if (problems.length > 0) return problems;
  if (state === 'current') {
    return checkWidth(diagram, readFileSync(join(root, diagram.svgFile), 'utf8'));
  }
  const message = `el diagrama «${diagram.id}» ${STATES[state]}`;
  return [{ location: diagram.location, message, hint: DRAW }];
}

/** A drawing too wide for a phone shrinks until nobody can read it. */
export function checkWidth({ id, location }: Diagram, svg: string): Problem[] {
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
  if (width <= MAX_WIDTH) return [];
  const hint = `Un móvil lo encogería y sus letras de ${NOTE_SIZE}–${LABEL_SIZE} px no se leerían: hazlo de arriba abajo (TB), o en dos.`;
  const message = `el diagrama «${id}» mide ${width} px de ancho; caben ${MAX_WIDTH}`;
  return [{ location, message, hint }];
}

function orphan(file: string): Problem {
  return {
    location: { file, line: 1, column: 1 },
    message: 'no es el dibujo de ningún diagrama de su lección',
    hint: 'Bórralo, o deja que lo borre: npm run diagrams',
  };
}
