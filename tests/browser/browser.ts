import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.ts';
import { serve } from '../../scripts/lib/site/static-server.ts';
import { siteBase } from '../../src/lesson/site.ts';
import type { StaticServer } from '../../scripts/lib/site/static-server.ts';

/** A browser over the built site, for the tests of one file. */
export interface BrowserSite {
  /** A profile that nobody has used. Closed with the browser. */
  profile(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens a page of the site (`pod/`) in a fresh profile. Closed with the browser. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Where the site is: `http://localhost:PORT/base/`. */
  url(): string;
}

/** Starts a server of a built site and a browser before the tests of the file, and ends both after them. */
export function browserSite(dist = 'dist'): BrowserSite {
  let server: StaticServer;
  let browser: Browser;
  before(async () => {
    if (!existsSync(`${dist}/index.html`)) throw new Error('No hay dist/: npm run build');
    server = await serve(dist, siteBase('.'), 0);
    browser = await launchBrowser({ asReader: true });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  return {
    url: () => server.url,
    profile: (options) => browser.newContext(options),
    async open(path, options = {}) {
      const context = await browser.newContext(options);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      await page.goto(server.url + path);
      return page;
    },
  };
}
