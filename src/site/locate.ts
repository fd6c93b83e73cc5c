import { readFileSync } from 'node:fs';
import type { SourceLocation } from '../lesson/problem.ts';

/** Where a text first stands in a file of the content; the file's start if it is not there. */
export function locate(file: string, text: string): SourceLocation {
  const source = readFileSync(file, 'utf8');
  const before = source.slice(0, Math.max(0, source.indexOf(text))).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
