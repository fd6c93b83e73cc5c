import { isUtf8 } from 'node:buffer';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../../../src/lesson/problem.ts';
import { fileSource } from '../../../src/manifests/text/declaration.ts';
import { fenceSources } from './fences.ts';
import type { ManifestSource } from '../../../src/manifests/text/source.ts';

/** Sources found in files, and what was wrong on the way to them. */
export interface FoundSources {
  readonly sources: readonly ManifestSource[];
  readonly problems: readonly Problem[];
  /** Files that were read. */
  readonly files: number;
}

/** Everything in the content of a project that may hold manifests, by path relative to its root. */
export function contentFiles(root: string): string[] {
  const patterns = ['content/{lecciones,addons}/**/*.{yaml,yml}', 'content/**/*.mdx'];
  return unix(globSync(patterns, { cwd: root })).sort();
}

/**
 * The files that a path names: itself, or everything in it if it is a folder. `path` is relative to the
 * working directory, the result to the root. Throws if there is nothing there.
 */
export function filesAt(root: string, path: string): string[] {
  const base = relative(root, path) || '.';
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Error(`No existe ${base}.`);
  if (!stat.isDirectory()) return unix([base]);
  const inside = globSync('**/*.{yaml,yml,mdx}', { cwd: path });
  return unix(inside.map((file) => join(base, file))).sort();
}

/** Reads files into sources: a YAML file whole, an MDX file by its `yaml` fences. */
export function readSources(root: string, files: readonly string[]): FoundSources {
  const found = files.map((file) => {
    const text = decode(readFileSync(join(root, file)));
    if (text === undefined) return { sources: [], problems: [notText(file)] };
    if (file.endsWith('.mdx')) return fenceSources(file, text);
    const { source, problems } = fileSource(file, text);
    return { sources: [source], problems };
  });
  return {
    sources: found.flatMap(({ sources }) => sources),
    problems: found.flatMap(({ problems }) => problems),
    files: files.length,
  };
}

/** The text of a file, or nothing if it is not UTF-8. */
function decode(bytes: Buffer): string | undefined {
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : undefined;
}

function notText(file: string): Problem {
  const location = { file, line: 1, column: 1 };
  return { location, message: 'no es un texto en UTF-8', hint: 'Guárdalo con esa codificación.' };
}

function unix(files: readonly string[]): string[] {
  return files.map((file) => file.split(sep).join('/'));
}
