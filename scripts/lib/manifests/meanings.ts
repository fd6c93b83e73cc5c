import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError } from '../../../src/lesson/problem.ts';
import { parseMeanings, type Meanings } from '../../../src/manifests/meanings.ts';

/** The file of meanings, relative to the project's root. */
export const MEANINGS = 'content/campos.yaml';

/** The meanings of fields below a project's root; none where there is no file of them. Throws a {@link ContentError}. */
export function readMeanings(root: string): Meanings {
  const path = join(root, MEANINGS);
  return existsSync(path) ? readMeaningsFile(path, MEANINGS) : new Map();
}

/** The meanings in a file, which is called so if something is wrong in it. Throws a {@link ContentError} then. */
export function readMeaningsFile(path: string, name = path): Meanings {
  const { value, problems } = parseMeanings(readFileSync(path, 'utf8'), name);
  if (problems.length > 0) throw new ContentError(problems);
  return value;
}
