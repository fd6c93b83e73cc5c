import type { Problem } from '../../lesson/problem.ts';
import type { YamlDocument } from '../../lesson/yaml.ts';
import { Part, type Path } from '../part.ts';

/** One document of a lesson: a manifest of its folder, or a fence of its text. */
export interface LessonDocument {
  readonly file: string;
  readonly document: YamlDocument;
}

/** A lesson, as its teaching rules see it. */
export interface LintedLesson {
  readonly slug: string;
  /** The text of its `index.mdx`. */
  readonly prose: string;
  /** Its YAML files, whatever they hold. */
  readonly files: readonly string[];
  /** What its author calls neither a fragment nor wrong. */
  readonly documents: readonly LessonDocument[];
}

/** A teaching rule that needs to see a whole lesson. */
export interface LessonRule {
  /** The name by which it is silenced. */
  readonly id: string;
  /** Everything in the lesson that breaks it. `lessons` are those that `content/lint.yaml` names for it. */
  check(lesson: LintedLesson, lessons: readonly string[]): Problem[];
}

/** The object of a document, and its kind. */
export function objectOf({ document }: LessonDocument): { object: Part; kind: string } {
  const object = new Part(document.value, []);
  return { object, kind: object.at('kind').text() ?? '' };
}

/** A problem of a whole file. */
export function problemOfFile(
  file: string,
  said: { message: string; hint: string; rule: string },
): Problem {
  return { location: { file, line: 1, column: 1 }, isAdvice: true, ...said };
}

/** A problem at a part of a document. */
export function problemAt(
  { document }: LessonDocument,
  path: Path,
  said: { message: string; hint: string; rule: string },
): Problem {
  return { location: document.locate(path), isAdvice: true, ...said };
}
