import { readSoundCourse } from '../lesson/course.ts';
import type { LessonRecord } from '../lesson/lesson-record.ts';
import { readRecords } from '../lesson/lesson-record.ts';
import type { Versions } from '../lesson/versions.ts';
import { readPlan } from './plan.ts';
import type { Plan } from './plan.ts';

/** A written lesson with what its last run proved. */
export type Entry = LessonRecord;

/** All that the pages know: the written lessons in order, the plan of the course, the versions. */
export interface Course {
  readonly entries: readonly Entry[];
  readonly plan: Plan;
  readonly versions: Versions;
}

/** While developing, content is read again after this many ms; a build reads it once. */
const FRESH_MS = 500;

let cached: { readonly at: number; readonly course: Course } | undefined;

/** The course. Throws `ContentError` with every problem if the content has any. */
export function loadCourse(): Course {
  const stale = import.meta.env.DEV && cached && Date.now() - cached.at > FRESH_MS;
  if (!cached || stale) cached = { at: Date.now(), course: read(process.cwd()) };
  return cached.course;
}

/** The entry of a written lesson. Throws if there is none, which means a fault in a page. */
export function entryOf(slug: string): Entry {
  const { entries } = loadCourse();
  const entry = entries.find(({ lesson }) => lesson.slug === slug);
  if (!entry) throw new Error(`No hay ninguna lección «${slug}» en content/lecciones`);
  return entry;
}

function read(root: string): Course {
  const course = readSoundCourse(root);
  const entries = readRecords(root, course);
  return { entries, plan: readPlan(root), versions: course.versions };
}
