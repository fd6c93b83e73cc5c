import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions, Page } from 'playwright-core';

/** No browser could be started; the message says how to get one. */
export class NoBrowserError extends Error {
  constructor(cause: unknown) {
    super(
      [
        'no encuentro un navegador con el que dibujar.',
        '    En Linux x64 viene con npm ci. En otro sistema instala Chrome o Chromium, o di dónde está:',
        '    CHROME_PATH=/ruta/a/chrome npm run diagrams',
      ].join('\n'),
      { cause },
    );
    this.name = 'NoBrowserError';
  }
}

/**
 * Starts the first of: `CHROME_PATH`, the Chromium that npm brought (Linux x64), an installed Chrome,
 * Edge or Chromium. Throws {@link NoBrowserError}.
 */
export async function launchBrowser(): Promise<Browser> {
  const errors: unknown[] = [];
  for (const options of candidates()) {
    try {
      return await chromium.launch(await options());
    } catch (error) {
      errors.push(error);
    }
  }
  throw new NoBrowserError(new AggregateError(errors));
}

function candidates(): (() => Promise<LaunchOptions>)[] {
  const path = process.env['CHROME_PATH'];
  if (path) return [() => Promise.resolve({ executablePath: path })];
  const fromNpm = process.platform === 'linux' && process.arch === 'x64' ? [npmChromium] : [];
  const installed = ['chrome', 'msedge', 'chromium'].map(
    (channel) => () => Promise.resolve({ channel }),
  );
  return [...fromNpm, ...installed];
}

async function npmChromium(): Promise<LaunchOptions> {
  const { default: npm } = await import('@sparticuz/chromium');
  // Made for one page a process: with this one, closing a page would end the browser.
  const args = npm.args.filter((arg) => arg !== '--single-process');
  return { executablePath: await npm.executablePath(), args };
}

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
