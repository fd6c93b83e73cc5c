import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cursor } from './cursor.ts';
import type { Problem, SourceLocation } from './problem.ts';
import { suggestion } from './suggest.ts';
import type { Lesson } from './types.ts';
import { readYaml } from './yaml.ts';

/** What the course must prove, as `content/temario.yaml` says it, in the order of the file. */
export type Syllabus = readonly SyllabusClaim[];

/** One sentence that a lesson must prove. */
export interface SyllabusClaim {
  /** The lesson that must prove it. */
  readonly slug: string;
  readonly id: string;
  readonly text: string;
  readonly location: SourceLocation;
}

const FILE = 'content/temario.yaml';

/** Reads the syllabus below a project's root; empty where there is none, as in the courses of tests. */
export function readSyllabus(root: string): { value: Syllabus; problems: Problem[] } {
  if (!existsSync(join(root, FILE))) return { value: [], problems: [] };
  return parseSyllabus(readFileSync(join(root, FILE), 'utf8'), FILE);
}

/** Reads a map of lessons, each a map from a claim's name to its sentence. What is wrong is reported. */
export function parseSyllabus(
  text: string,
  file: string,
): { value: Syllabus; problems: Problem[] } {
  const { documents, problems } = readYaml(text, { file });
  const root = Cursor.over(documents, file, problems);
  const value = keysOf(root).flatMap((slug) =>
    keysOf(root.at(slug)).flatMap((id) => {
      const sentence = root.at(slug).at(id).text('una afirmación');
      if (sentence === undefined) return [];
      return { slug, id, text: sentence, location: root.at(slug).at(id).location };
    }),
  );
  return { value, problems };
}

function keysOf(cursor: Cursor): string[] {
  if (cursor.isRecord) return cursor.keys();
  cursor.report('aquí va un mapa', 'De cada lección a sus afirmaciones, y de cada una a su frase.');
  return [];
}

/** Claims that a lesson says to prove and that the syllabus does not have. */
export function unknownClaims(lesson: Lesson, syllabus: Syllabus): Problem[] {
  if (syllabus.length === 0) return [];
  const known = syllabus.filter(({ slug }) => slug === lesson.slug).map(({ id }) => id);
  return lesson.claims
    .filter(({ id }) => !known.includes(id))
    .map(({ id, location }) => ({
      location,
      message: `${FILE} no tiene ninguna afirmación «${id}» de esta lección`,
      hint: suggestion(id, known),
    }));
}
