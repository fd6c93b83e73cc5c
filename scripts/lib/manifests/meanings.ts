import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError } from '../../../src/lesson/problem.ts';
import { parseMeanings, type Meanings } from '../../../src/manifests/meanings.ts';

/** The file of meanings, relative to the project's root. */
export const MEANINGS = 'content/campos.yaml';

/** The meanings of fields below a project's root; none where there is no file of them. Throws a {@link ContentError}. */
export function readMeanings(root: string): Meanings {
  if (!existsSync(join(root, MEANINGS))) return new Map();
  const { value, problems } = parseMeanings(readFileSync(join(root, MEANINGS), 'utf8'), MEANINGS);
  if (problems.length > 0) throw new ContentError(problems);
  return value;
}
