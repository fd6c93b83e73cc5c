// Two terminals on a page: beside each other where there is room, in the order of reading where there is not.
import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FixtureSite } from '../build/fixture-site.ts';
import { recordFixture } from '../build/fixture-recording.ts';
import { faintTexts, namelessControls } from './audit.ts';
import { browserSite } from './browser.ts';

const fixture = new FixtureSite(recordFixture);
after(() => fixture.remove());
const { ok, output } = fixture.build();
assert.ok(ok, output);
const { dist, course } = fixture.built();
const site = browserSite(dist);
const [lesson] = course.lessons;
assert.ok(lesson);
const { slug, steps } = lesson;

const open = (width: number) => site.open(`${slug}/`, { viewport: { width, height: 900 } });

async function box(page: Page, id: string) {
  const found = await page.locator(`#paso-${id}`).boundingBox();
  assert.ok(found, id);
  return { ...found, right: found.x + found.width, bottom: found.y + found.height };
}

suite('two terminals', () => {
  for (const width of [1000, 1280, 1920]) {
    test(`stand side by side in ${width} px, the first on the left, and nothing covers them`, async () => {
      const page = await open(width);
      const [left, right] = [await box(page, 'borrar'), await box(page, 'vigilar')];
      assert.ok(left.right < right.x, 'the first is on the left');
      assert.ok(left.y < right.bottom && right.y < left.bottom, 'at the same height');
      assert.ok(right.right <= width, 'inside of the window');
      const note = await page.locator('.margin-note').boundingBox();
      assert.ok(note && note.y + note.height <= right.y, 'the note in the margin ends above');
    });
  }

  for (const width of [390, 768]) {
    test(`stand in the order of reading in ${width} px`, async () => {
      const page = await open(width);
      const [second, first] = [await box(page, 'borrar'), await box(page, 'vigilar')];
      assert.ok(first.bottom < second.y);
      assert.ok(Math.abs(first.x - second.x) < 1);
    });
  }

  test('a long answer is scrolled inside of its own', async () => {
    const page = await open(1280);
    const scrolls = await page
      .locator('#paso-vigilar .stream pre')
      .evaluate((pre) => pre.scrollWidth > pre.clientWidth);
    assert.equal(scrolls, true);
  });
});

test('what is typed into a session hangs from the command that opened it', async () => {
  for (const width of [390, 1280]) {
    const page = await open(width);
    const [opened, typed] = [await box(page, 'entrar'), await box(page, 'nombre')];
    assert.ok(Math.abs(opened.bottom - typed.y) <= 1, `${width} px`);
    assert.ok(Math.abs(opened.x - typed.x) < 1);
  }
});

test('a terminal on its own keeps the distance of a figure from what stands above it', async () => {
  for (const width of [390, 1280]) {
    const page = await open(width);
    const above = await page.locator('#paso-entrar-otra-vez').evaluate((figure) => {
      const text = figure.previousElementSibling ?? figure;
      return figure.getBoundingClientRect().top - text.getBoundingClientRect().bottom;
    });
    assert.ok(above >= 20, `${above} px above it, in ${width} px`);
  }
});

for (const width of [390, 1280]) {
  test(`every copy button copies exactly its bytes in ${width} px, and no prompt`, async () => {
    const page = await open(width);
    for (const { id, command } of steps) {
      const button = page.locator(`#paso-${id} [data-copy]`);
      await button.click();
      await button.getByText('Copiado').waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), command, id);
    }
  });
}

suite('the whole page', () => {
  for (const width of [320, 390, 768, 1000, 1280, 1920]) {
    test(`fits ${width} px`, async () => {
      const page = await open(width);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px`);
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`can be read in the ${colorScheme}`, async () => {
      const page = await site.open(`${slug}/`, { colorScheme });
      assert.deepEqual(await page.evaluate(faintTexts), []);
    });
  }

  test('names every control, link and drawing', async () => {
    const page = await site.open(`${slug}/`);
    assert.deepEqual(await page.evaluate(namelessControls), []);
  });
});
