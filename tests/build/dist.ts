import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute, elements } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import { readCourse } from '../../src/lesson/course.ts';
import { siteUrl } from '../../src/lesson/site.ts';

/** The project's root, which the tests run in. */
export const ROOT = process.cwd();
export const DIST = join(ROOT, 'dist');
/** Public URL with its final slash, and the path below which the site lives. */
export const SITE = new URL(`${siteUrl(ROOT)}/`);
export const course = readCourse(ROOT);

/** A built page: its path in dist, its HTML, and its elements in order. */
export interface BuiltPage {
  readonly file: string;
  readonly html: string;
  readonly elements: readonly Element[];
}

/** Every built page. Fails if there are none, which means that nobody built the site. */
export function builtPages(): BuiltPage[] {
  const files = globSync('**/*.html', { cwd: DIST }).sort();
  if (files.length === 0) throw new Error('No hay dist/: npm run build');
  return files.map((file) => builtPage(file));
}

/** The built page of a lesson. */
export function lessonPage(slug: string): BuiltPage {
  return builtPage(join(slug, 'index.html'));
}

/** The elements with an attribute, and this value in it if one is given. */
export function having(all: readonly Element[], name: string, value?: string): Element[] {
  return all.filter((element) => {
    const found = attribute(element, name);
    return found !== undefined && (value === undefined || found === value);
  });
}

/** The first of some things; fails, saying what was looked for, if there is none. */
export function first<T>(found: readonly T[], what: string): T {
  const [head] = found;
  assert.ok(head !== undefined, `no hay ${what}`);
  return head;
}

/** The nearest ancestor with a tag, or `undefined`. */
export function ancestor(element: Element, tag: string): Element | undefined {
  const parent = element.parentNode;
  if (!parent || !('tagName' in parent)) return undefined;
  return parent.tagName === tag ? parent : ancestor(parent, tag);
}

/** All elements inside of one, in order. */
export function inside(element: Element): Element[] {
  return element.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...inside(child)] : [],
  );
}

/** Bytes of a file of dist that a page refers to by its public path. */
export function asset(path: string): Buffer {
  return readFileSync(join(DIST, path.slice(SITE.pathname.length)));
}

function builtPage(file: string): BuiltPage {
  const html = readFileSync(join(DIST, file), 'utf8');
  return { file, html, elements: elements(html) };
}
