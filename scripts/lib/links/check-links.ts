import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suggestion } from '../../../src/lesson/suggest.ts';
import { anchors, elements, references } from './page.ts';
import type { Reference } from './page.ts';

/** A page of the built site, and what it holds that matters to links. */
interface Page {
  /** Path inside of dist, such as `pod/index.html`. */
  readonly file: string;
  readonly anchors: ReadonlySet<string>;
  readonly references: readonly Reference[];
}

/** A link, anchor or asset that leads nowhere. */
export interface BrokenLink {
  readonly file: string;
  readonly line: number;
  readonly target: string;
  readonly reason: string;
}

/** Checks every link, anchor and asset of a built site; `siteUrl` is its public URL with base path. */
export function checkLinks(dist: string, siteUrl: string): BrokenLink[] {
  const pages = globSync('**/*.html', { cwd: dist })
    .sort()
    .map((file) => readPage(dist, file));
  return pages.flatMap((page) =>
    page.references.flatMap((reference) => {
      const reason = fault(reference.target, page, pages, dist, new URL(siteUrl));
      return reason
        ? [{ file: page.file, line: reference.line, target: reference.target, reason }]
        : [];
    }),
  );
}

function readPage(dist: string, file: string): Page {
  const all = elements(readFileSync(join(dist, file), 'utf8'));
  return { file, anchors: anchors(all), references: references(all) };
}

/** Why a target leads nowhere, or `undefined` if it is good or belongs to another host. */
function fault(target: string, from: Page, pages: readonly Page[], dist: string, site: URL) {
  const here = new URL(from.file.replace(/index\.html$/, ''), site);
  const url = URL.parse(target, here);
  if (!url) return 'no es una URL';
  if (url.origin !== site.origin) return undefined;
  if (!url.pathname.startsWith(site.pathname)) return `sale de la base «${site.pathname}»`;
  const path = decodeURIComponent(url.pathname.slice(site.pathname.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(dist, file)) || !statSync(join(dist, file)).isFile()) return 'no existe';
  const page = pages.find((candidate) => candidate.file === file);
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (!anchor || !page || page.anchors.has(anchor)) return undefined;
  return `no hay ningún «#${anchor}» ahí. ${suggestion(anchor, [...page.anchors])}`;
}
