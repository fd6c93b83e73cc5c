import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** A page with mermaid and the site's fonts, and without a network. */
export async function openDrawingPage(browser: Browser, root: string): Promise<Page> {
  const page = await browser.newPage();
  await page.context().setOffline(true);
  await page.setContent(`<!doctype html><style>${fontStyles(root)}</style>`);
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
  await page.addScriptTag({ path: join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
  return page;
}

/** The site's own faces, with their files inside; the reader's local ones have no part in a drawing. */
function fontStyles(root: string): string {
  const css = readFileSync(join(root, 'src/styles/fonts.css'), 'utf8');
  const faces = css.match(/@font-face \{[^}]*url\([^}]*\}/g) ?? [];
  return faces.join('\n').replace(/url\('\.\.\/fonts\/([\w.-]+)'\)/g, (_, name: string) => {
    const data = readFileSync(join(root, 'src/fonts', name), 'base64');
    return `url(data:font/woff2;base64,${data})`;
  });
}
