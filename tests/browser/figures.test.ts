// Drawings of recordings as a browser lays them out: readable on a phone, beside each other on a desk, on paper
// and in colours that the system chooses.
import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FixtureSite } from '../build/fixture-site.ts';
import { recordFixture } from '../build/fixture-recording.ts';
import { coveredTexts, faintTexts, namelessControls } from './audit.ts';
import { browserSite } from './browser.ts';

const fixture = new FixtureSite(recordFixture);
after(() => fixture.remove());
const { ok, output } = fixture.build();
assert.ok(ok, output);
const site = browserSite(fixture.built().dist);

const open = (width: number) =>
  site.open('terminales/', { viewport: { width, height: 900 }, colorScheme: 'light' });

const boxes = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((found) =>
    found.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

for (const width of [320, 390, 768, 1280]) {
  test(`in ${width} px nothing sticks out, and no word of a drawing covers another`, async () => {
    const page = await open(width);
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(scroll <= 0, `${scroll} px`);
    assert.deepEqual(await page.evaluate(coveredTexts), []);
    assert.deepEqual(await page.evaluate(faintTexts), []);
    assert.deepEqual(await page.evaluate(namelessControls), []);
  });
}

suite('two figures', () => {
  const both = async (width: number) => {
    const [one, other] = await boxes(await open(width), '.beside > .timeline');
    assert.ok(one && other);
    return { one, other };
  };

  for (const width of [1000, 1280, 1920]) {
    test(`stand beside each other in ${width} px, in the order of the text`, async () => {
      const { one, other } = await both(width);
      assert.ok(one.right < other.left && one.top === other.top && other.right <= width);
    });
  }

  for (const width of [390, 768]) {
    test(`stand below each other in ${width} px`, async () => {
      const { one, other } = await both(width);
      assert.ok(one.bottom < other.top && one.left === other.left);
    });
  }
});

test('a bar is as long as what it counts, and its band stands where it says', async () => {
  const page = await open(1280);
  const [share] = await boxes(page, '.share');
  const [band] = await boxes(page, '.band');
  assert.ok(share && band);
  // 38 of 60, with a band from 22 to 38.
  assert.ok(Math.abs(share.right - band.right) < 2);
  const length = (band.left - share.left) / (share.right - share.left);
  assert.ok(Math.abs(length - 22 / 38) < 0.02, String(length));
});

test('on paper the numbers are there', async () => {
  const page = await open(1280);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  for (const table of await page.locator('.numbers table').all()) {
    assert.equal(await table.isVisible(), true);
  }
});

test('in colours that the system chooses, lines keep apart from the paper', async () => {
  const page = await site.open('terminales/', { forcedColors: 'active', colorScheme: 'dark' });
  const same = await page.evaluate(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const drawn = [...document.querySelectorAll('.steps-line, .steps-wanted, .expected')];
    return drawn.filter((line) => getComputedStyle(line).stroke === paper).length;
  });
  assert.equal(same, 0);
});
