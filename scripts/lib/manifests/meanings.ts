import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError } from '../../../src/lesson/problem.ts';
import { parseMeanings, type Meaning, type Meanings } from '../../../src/manifests/meanings.ts';

/** The file of meanings, relative to the project's root. */
const MEANINGS = 'content/campos.yaml';

/** The file of them in the package: YAML takes 60 ms to read on a slow machine, and this one less than one. */
export const READY_MEANINGS = 'campos.json';

/** What stands in that file, for {@link parseReadyMeanings}. Throws a {@link ContentError}. */
export function readyMeanings(root: string): string {
  return JSON.stringify([...readMeanings(root)]);
}

/** The meanings in the package's file. */
export function parseReadyMeanings(text: string): Meanings {
  return new Map(JSON.parse(text) as [string, Meaning][]);
}

/** The meanings of fields below a project's root; none where there is no file of them. Throws a {@link ContentError}. */
export function readMeanings(root: string): Meanings {
  const path = join(root, MEANINGS);
  if (!existsSync(path)) return new Map();
  const { value, problems } = parseMeanings(readFileSync(path, 'utf8'), MEANINGS);
  if (problems.length > 0) throw new ContentError(problems);
  return value;
}
