// What a page costs before its reader touches anything, and that nothing comes from elsewhere.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { attribute } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import { asset, builtPages, first, having, SITE } from './dist.ts';

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

for (const { file, html, elements } of builtPages()) {
  suite(file, () => {
    const { styles, scripts, others } = resources(elements);
    const allScripts = [...new Set(scripts.flatMap((path) => [...withImports(path)]))];
    const scriptBytes = allScripts.reduce((sum, path) => sum + compressed(asset(path)), 0);

    test('loads nothing from another host', () => {
      for (const path of [...styles, ...scripts, ...others]) {
        assert.equal(new URL(path, SITE).origin, SITE.origin, path);
      }
      for (const path of styles)
        assert.doesNotMatch(asset(path).toString(), /url\(["']?(?:https?:)?\/\//);
    });

    test('says so to the browser as well', () => {
      const policy = first(having(elements, 'http-equiv', 'content-security-policy'), 'policy');
      assert.match(attribute(policy, 'content') ?? '', /default-src 'self'/);
    });

    test(`JavaScript stays within ${SCRIPT_BUDGET} bytes`, () => {
      assert.ok(scriptBytes <= SCRIPT_BUDGET, `${scriptBytes} bytes of script`);
    });

    test(`the page with its styles, scripts and fonts stays within ${PAGE_BUDGET} bytes`, () => {
      const styleSheets = styles.map((path) => asset(path).toString());
      const fonts = new Set(
        styleSheets.flatMap((css) =>
          [...css.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map(([, url]) => url ?? ''),
        ),
      );
      const fontBytes = [...fonts].reduce(
        (sum, url) => sum + asset(new URL(url, SITE).pathname).length,
        0,
      );
      const styleBytes = styleSheets.reduce((sum, css) => sum + compressed(css), 0);
      const total = compressed(html) + styleBytes + scriptBytes + fontBytes;
      const parts = `html ${compressed(html)} (brotli ${brotliCompressSync(html).length}), css ${styleBytes}, js ${scriptBytes}, fonts ${fontBytes}`;
      assert.ok(total <= PAGE_BUDGET, `${total} bytes: ${parts}`);
    });
  });
}
