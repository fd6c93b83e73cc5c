// Every page, in several widths and lights: no errors, no other hosts, no sideways scroll, enough contrast.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readCourse } from '../../src/lesson/course.ts';
import { browserSite } from './browser.ts';
import { faintTexts, namelessControls } from './audit.ts';

const site = browserSite();
const { lessons } = readCourse(process.cwd());
const paths = ['', 'no-existe/', 'preparar/', 'validar/', ...lessons.map(({ slug }) => `${slug}/`)];
const PHONE = { width: 390, height: 844 };

for (const path of paths) {
  suite(`/${path}`, () => {
    test('asks nothing of another host and logs no error', async () => {
      const page = await site.open('');
      const { origin } = new URL(site.url());
      const faults: string[] = [];
      page.on('console', (message) => {
        // The 404 itself is what that page is about.
        if (message.type() === 'error' && !message.text().includes('404'))
          faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== origin) faults.push(request.url());
      });
      await page.goto(site.url() + path, { waitUntil: 'networkidle' });
      assert.deepEqual(faults, []);
    });

    for (const width of [320, 390, 768, 1280]) {
      test(`fits ${width} px`, async () => {
        const page = await site.open(path, { viewport: { ...PHONE, width } });
        assert.ok((await sidewaysScroll(page)) <= 0);
      });
    }

    for (const colorScheme of ['light', 'dark'] as const) {
      test(`can be read in the ${colorScheme}`, async () => {
        const page = await site.open(path, { colorScheme });
        assert.deepEqual(await page.evaluate(faintTexts), []);
      });
    }

    test('names every control, link and drawing', async () => {
      const page = await site.open(path);
      assert.deepEqual(await page.evaluate(namelessControls), []);
    });
  });
}

/** Width in px by which the page is wider than the window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
