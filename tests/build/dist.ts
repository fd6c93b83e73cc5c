import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import { siteUrl } from '../../src/lesson/site.ts';
import { BuiltSite } from './built-site.ts';

/** The project's own site; its root is what the tests run in. */
export const site = new BuiltSite(process.cwd());
/** Public URL with its final slash, and the path below which the site lives. */
export const SITE = new URL(`${siteUrl(site.root)}/`);

/** The elements with an attribute, and this value in it if one is given. */
export function having(all: readonly Element[], name: string, value?: string): Element[] {
  return all.filter((element) => {
    const found = attribute(element, name);
    return found !== undefined && (value === undefined || found === value);
  });
}

/** The elements of a class. */
export function ofClass(all: readonly Element[], name: string): Element[] {
  return all.filter((element) => (attribute(element, 'class') ?? '').split(' ').includes(name));
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

/** Bytes of a file of the site that a page refers to by its public path. */
export function asset(path: string): Buffer {
  return readFileSync(join(site.dist, path.slice(SITE.pathname.length)));
}
