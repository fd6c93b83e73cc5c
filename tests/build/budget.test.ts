// What a page costs before its reader touches anything, and that nothing comes from elsewhere.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { attribute, textOf } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import { asset, first, having, site, SITE } from './dist.ts';

const PAGE_BUDGET = 60_000;
const SCRIPT_BUDGET = 8_000;

/** Gzip, which every host serves; brotli would be smaller still. */
const compressed = (bytes: Buffer | string) => gzipSync(bytes, { level: 9 }).length;

/** Public paths of what a page loads with itself. */
function resources(elements: readonly Element[]) {
  const paths = (tag: string, name: string, rel?: RegExp) =>
    elements
      .filter(
        (element) => element.tagName === tag && (!rel || rel.test(attribute(element, 'rel') ?? '')),
      )
      .flatMap((element) => attribute(element, name) ?? []);
  return {
    styles: paths('link', 'href', /^stylesheet$/),
    scripts: [...paths('script', 'src'), ...paths('link', 'href', /^modulepreload$/)],
    others: [
      ...paths('img', 'src'),
      ...paths('link', 'href', /^(icon|preload|manifest)$/),
      ...paths('iframe', 'src'),
    ],
  };
}

/** Static imports of a script, which arrive with it. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const imports = asset(path)
    .toString()
    .matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g);
  for (const [, target] of imports)
    withImports(new URL(target ?? '', new URL(path, SITE)).pathname, seen);
  return seen;
}

/** Sum of the sizes of some things, in bytes. */
const sum = <T>(things: Iterable<T>, size: (thing: T) => number) =>
  [...things].reduce((total, thing) => total + size(thing), 0);

for (const { file, html, elements } of site.pages()) {
  suite(file, () => {
    const { styles, scripts, others } = resources(elements);
    const linked = styles.map((path) => asset(path).toString());
    const inlined = elements.filter(({ tagName }) => tagName === 'style').map(textOf);
    // Inside a drawing `url(#…)` is a part of it; data: comes with the page.
    const urls = [...linked, ...inlined]
      .flatMap((css) => [...css.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, url]) => url ?? ''))
      .filter((url) => !/^(?:#|data:)/.test(url));
    const allScripts = new Set(scripts.flatMap((path) => [...withImports(path)]));
    const scriptBytes = sum(allScripts, (path) => compressed(asset(path)));

    test('loads nothing from another host', () => {
      for (const path of [...styles, ...scripts, ...others, ...urls]) {
        assert.equal(new URL(path, SITE).origin, SITE.origin, path);
      }
    });

    test('says so to the browser as well', () => {
      const policy = first(having(elements, 'http-equiv', 'content-security-policy'), 'policy');
      assert.match(attribute(policy, 'content') ?? '', /default-src 'self'/);
    });

    test(`JavaScript stays within ${SCRIPT_BUDGET} bytes`, () => {
      assert.ok(scriptBytes > 0 && scriptBytes <= SCRIPT_BUDGET, `${scriptBytes} bytes of script`);
    });

    test(`the page with its styles, scripts and fonts stays within ${PAGE_BUDGET} bytes`, () => {
      const fonts = new Set(urls.filter((url) => url.endsWith('.woff2')));
      assert.ok(fonts.size > 0, 'the fonts are found');
      const parts = {
        html: compressed(html),
        styles: sum(linked, compressed),
        scripts: scriptBytes,
        fonts: sum(fonts, (url) => asset(new URL(url, SITE).pathname).length),
      };
      const total = sum(Object.values(parts), (bytes) => bytes);
      assert.ok(total <= PAGE_BUDGET, `${total} bytes: ${JSON.stringify(parts)}`);
    });
  });
}
