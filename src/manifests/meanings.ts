import { Cursor } from '../lesson/cursor.ts';
import type { Problem } from '../lesson/problem.ts';
import { readYaml } from '../lesson/yaml.ts';
import type { Path } from './part.ts';
import { fieldAt } from './schema/walk.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';

/** What a field is for, in one sentence, and the slug of the lesson that explains it, if one does. */
export interface Meaning {
  readonly meaning: string;
  readonly lesson?: string;
}

/** In a file of meanings, instead of a lesson: the fields that none explains. */
const NO_LESSON = 'sin-leccion';

/** The meanings of fields, by the last name of the definition that has them: `Container.image`. */
export type Meanings = ReadonlyMap<string, Meaning>;

/** Reads a file of meanings: of each lesson, its fields, and of each field its sentence. What is wrong is reported. */
export function parseMeanings(
  text: string,
  file: string,
): { value: Meanings; problems: Problem[] } {
  const { documents, problems } = readYaml(text, { file });
  const root = Cursor.over(documents, file, problems);
  const value = new Map<string, Meaning>();
  for (const lesson of root.keys()) {
    const fields = root.at(lesson);
    for (const field of fields.keys()) {
      if (value.has(field)) fields.at(field).report(`«${field}» está dos veces`, 'Deja una.');
      const meaning = fields.at(field).text('lo que significa un campo');
      if (meaning === undefined) continue;
      value.set(field, { meaning, ...(lesson !== NO_LESSON && { lesson }) });
    }
  }
  return { value, problems };
}

/** Finds the meaning of the field at a path of an object, whatever it is inside of. */
export function meaningAt(
  path: Path,
  meanings: Meanings,
  { schema, root }: { schema: JsonSchema; root: KubernetesSchema },
): Meaning | undefined {
  const field = fieldAt(path, schema, root);
  return field === undefined ? undefined : meanings.get(field);
}

/** Leaves what a field means where it comes first, and takes it away where it would be said again. */
export function oncePerField(problems: readonly Problem[]): Problem[] {
  const said = new Set<string>();
  return problems.map((problem) => {
    const { meaning } = problem;
    if (meaning === undefined) return problem;
    if (said.has(meaning)) return withoutMeaning(problem);
    said.add(meaning);
    return problem;
  });
}

function withoutMeaning(problem: Problem): Problem {
  const { meaning, lesson, ...others } = problem;
  return others;
}
