// What a reader does on a lesson: copy, change the light, search, read on a phone, print.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readCourse } from '../../src/lesson/course.ts';
import { browserSite } from './browser.ts';

const site = browserSite();
const { lessons } = readCourse(process.cwd());
const [lesson] = lessons;
if (!lesson) throw new Error('No hay lecciones que probar');
const home = `${lesson.slug}/`;

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the copy button of every command copies exactly its bytes', async () => {
  const page = await site.open(home);
  for (const { id, command } of lesson.steps) {
    const button = page.locator(`#paso-${id} [data-copy]`);
    await button.click();
    await button.getByText('Copiado').waitFor();
    assert.equal(await clipboard(page), command, id);
  }
});

test('the chosen light stays on the next page', async () => {
  const page = await site.open(home, { colorScheme: 'light' });
  const day = await background(page);
  const toggle = page.getByRole('button', { name: 'Modo noche' });
  await toggle.click();
  const night = await background(page);
  assert.notEqual(night, day);
  assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
  await page.goto(site.url());
  assert.equal(await background(page), night);
});

suite('search', () => {
  const find = async (page: Page, words: string) => {
    await page.getByRole('searchbox').fill(words);
    const first = page.locator('dialog.search li a').first();
    await first.waitFor();
    return first.textContent();
  };

  test('opens with a key and finds words without their accents', async () => {
    const page = await site.open('');
    await page.keyboard.press('/');
    assert.match((await find(page, 'maquina')) ?? '', /\p{L}/u);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'A');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog.search').isVisible(), false);
  });

  test('closes with Escape while words are in it', async () => {
    const page = await site.open('');
    await page.keyboard.press('/');
    await find(page, 'docker');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog.search').isVisible(), false);
  });

  test('leads to the lesson with Enter', async () => {
    const page = await site.open('');
    await page.keyboard.press('Control+k');
    await find(page, lesson.title);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${lesson.slug}/**`);
  });

  test('says when there is nothing', async () => {
    const page = await site.open('');
    await page.getByRole('button', { name: 'Buscar' }).click();
    // The search shortens a word until something fits: only another alphabet has nothing at all.
    await page.getByRole('searchbox').fill('ωψξωψξ');
    await page.getByText('Nada sobre «ωψξωψξ»').waitFor();
  });

  test('says when the index does not arrive', async () => {
    const page = await site.open('');
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Buscar' }).click();
    await page.getByText('El buscador no ha llegado').waitFor();
  });
});

test('without JavaScript nothing is offered that does not work, and everything can be read', async () => {
  const page = await site.open(home, { javaScriptEnabled: false });
  assert.equal(await page.getByRole('button', { name: /Copiar|Buscar|Modo/ }).count(), 0);
  const [details] = await page.locator('.quiz details').all();
  await details?.locator('summary').click();
  assert.equal(await details?.locator('.quiz-right').isVisible(), true);
});

test('on paper every answer is unfolded and there is no chrome', async () => {
  const page = await site.open(home);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  for (const details of await page.locator('main article details:not(.toc details)').all()) {
    assert.equal(await details.getAttribute('open'), '');
  }
  assert.equal(await page.locator('.site-header').isVisible(), false);
  assert.equal(await page.locator('.copy').first().isVisible(), false);
});
