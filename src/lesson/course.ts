import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from './evidence.ts';
import { parseEvidence } from './evidence.ts';
import { figureProblems } from './figure-problems.ts';
import { imagesInCommand, imagesMadeBy } from './command-images.ts';
import { imageProblems } from './named-images.ts';
import { parseLesson } from './parse-lesson.ts';
import type { Problem } from './problem.ts';
import { ContentError } from './problem.ts';
import { siteUrl } from './site.ts';
import { suggestion } from './suggest.ts';
import type { Syllabus } from './syllabus.ts';
import { readSyllabus, unknownClaims } from './syllabus.ts';
import type { Lesson } from './types.ts';
import type { Versions } from './versions.ts';
import { readVersions } from './versions.ts';

/** Everything written under `content/`, parsed. */
export interface Course {
  readonly lessons: readonly Lesson[];
  readonly versions: Versions;
  readonly syllabus: Syllabus;
  /** What is wrong in the content; empty in a course that may be run and published. */
  readonly problems: readonly Problem[];
}

const LESSONS = 'content/lecciones';

/** Reads the course below a project's root. Throws only where a file cannot be read. */
export function readCourse(root: string, today = new Date().toISOString().slice(0, 10)): Course {
  const site = siteUrl(root);
  const versions = readVersions(root);
  const syllabus = readSyllabus(root);
  const addons = versions.value.addons.map(({ name }) => name);
  const folders = readdirSync(join(root, LESSONS), { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(join(root, LESSONS, entry.name, 'index.mdx')),
    )
    .map((entry) => `${LESSONS}/${entry.name}`)
    .sort();
  const parsed = folders.map((folder) => {
    const text = readFileSync(join(root, folder, 'index.mdx'), 'utf8');
    const manifests = readManifests(root, folder);
    return parseLesson({ folder, text, manifests, site, today, addons });
  });
  const lessons = parsed.flatMap(({ lesson }) => lesson ?? []);
  const problems = [
    ...versions.problems,
    ...parsed.flatMap((result) => result.problems),
    ...repeatedSlugs(lessons),
    ...lessons.flatMap((lesson) => brokenUrls(lesson, site)),
    ...lessons.flatMap((lesson) => unknownImages(lesson, versions.value)),
    ...syllabus.problems,
    ...lessons.flatMap((lesson) => unknownClaims(lesson, syllabus.value)),
    ...lessons.flatMap((lesson) => figureProblems(lesson, lessons)),
  ];
  return { lessons, versions: versions.value, syllabus: syllabus.value, problems };
}

/** The course below a project's root, for who can do nothing with one that has problems: throws a {@link ContentError}. */
export function readSoundCourse(root: string): Course {
  const course = readCourse(root);
  if (course.problems.length > 0) throw new ContentError(course.problems);
  return course;
}

/**
 * The committed evidence of a lesson, or `undefined` if it was never recorded.
 * Throws an `Error` that names the file where it is not evidence.
 */
export function readEvidence(root: string, lesson: Lesson): Evidence | undefined {
  const file = join(root, lesson.folder, 'evidencia.json');
  if (!existsSync(file)) return undefined;
  try {
    return parseEvidence(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${lesson.folder}/evidencia.json: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function readManifests(root: string, folder: string): Map<string, string> {
  const names = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]));
}

function repeatedSlugs(lessons: readonly Lesson[]): Problem[] {
  return lessons.flatMap((lesson, index) => {
    const first = lessons
      .slice(0, index)
      .find(({ slug, order }) => slug === lesson.slug || order === lesson.order);
    if (!first) return [];
    const location = { file: lesson.file, line: 1, column: 1 };
    return {
      location,
      message: `choca con ${first.folder}`,
      hint: 'Cada lección tiene su número y su slug.',
    };
  });
}

/** An image that nobody has, or that a reader would get without its being in the list of the course. */
function unknownImages({ steps }: Lesson, { images }: Versions): Problem[] {
  const made = steps.flatMap(imagesMadeBy);
  const named = steps.flatMap(imagesInCommand).filter(({ name }) => !made.includes(name));
  return imageProblems(named, images);
}

/**
 * A command that names a manifest of the site that is not there would fail for every reader. One of
 * another lesson is refused too: its changes would not touch this lesson's evidence.
 */
function brokenUrls({ slug, manifests, steps }: Lesson, site: string): Problem[] {
  const known = manifests.map(({ name }) => `${slug}/${name}`);
  return steps.flatMap(({ command, location }) =>
    command.split(/[\s"'|;&()<>]+/).flatMap((word): Problem[] => {
      const path = word.startsWith(`${site}/`) ? word.slice(site.length + 1) : undefined;
      if (path === undefined || !path.endsWith('.yaml') || known.includes(path)) return [];
      const message = `«${path}» no es un manifiesto de esta lección`;
      return [{ location, message, hint: suggestion(path, known) }];
    }),
  );
}
