import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What `content/curso.yaml` says: every lesson of the course, written or not, in order. */
export interface Plan {
  readonly parts: readonly PlannedPart[];
  readonly cover: Cover;
}

/** A group of lessons under one heading of the map. */
export interface PlannedPart {
  readonly title: string;
  readonly lessons: readonly PlannedLesson[];
}

export interface PlannedLesson {
  readonly slug: string;
  readonly title: string;
  readonly question: string;
}

/** The recording that opens the home page: a lesson, and which of its steps tell the story. */
export interface Cover {
  /** What happens in it, in the words of who chose it; figures and answers come from the evidence. */
  readonly title: string;
  readonly text: string;
  readonly lesson: string;
  readonly steps: readonly string[];
}

/** Reads the plan below the project's root. Throws an `Error` that names the file if it is not one. */
export function readPlan(root: string): Plan {
  const file = 'content/curso.yaml';
  const plan = parse(readFileSync(join(root, file), 'utf8')) as Partial<Plan> | null;
  if (!Array.isArray(plan?.parts) || !plan.cover) {
    throw new Error(`${file}: faltan «parts» (las lecciones del curso) o «cover» (la portada)`);
  }
  return plan as Plan;
}

/** All planned lessons in the order of the course. */
export function plannedLessons(plan: Plan): readonly PlannedLesson[] {
  return plan.parts.flatMap((part) => part.lessons);
}
