// What the walk takes from the pages: every button of every page, and what is told where one is not in order.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.ts';
import { copyPage } from '../../scripts/lib/walk/page-copies.ts';
import { preparationPage } from '../../scripts/lib/walk/preparation-page.ts';
import type { ServedSite } from '../../scripts/lib/walk/served-site.ts';
import { serveSite } from '../../scripts/lib/walk/served-site.ts';
import { walkedPage } from '../../scripts/lib/walk/walked-page.ts';
import { readCourse } from '../../src/lesson/course.ts';

const root = process.cwd();
const { lessons, versions } = readCourse(root);

let browser: Browser;
before(async () => void (browser = await launchBrowser({ asReader: true })));
after(() => browser.close());

suite('every page', () => {
  let site: ServedSite;
  before(async () => {
    const published = versions.addons.flatMap((addon) => addon.published?.url ?? []);
    site = await serveSite(root, new Map(published.map((url) => [url, ''])));
  });
  after(() => site.close());

  for (const lesson of [preparationPage(root, versions).lesson, ...lessons]) {
    test(`${lesson.slug}: its buttons copy its commands and its manifests, in order`, async () => {
      const choice = { name: lesson.slug, lesson, isWhole: true };
      const walked = await walkedPage(choice, site, browser, { root, versions, keep: false });
      assert.equal(walked.wrong, undefined);
      assert.ok(walked.lesson.steps.length >= lesson.steps.length);
    });
  }
});

suite('a page that is not in order', () => {
  const BUTTON = '<button data-copy><span data-copy-label>Copiar</span></button>';
  const SCRIPT = `<script>addEventListener('click', async ({ target }) => {
    const figure = target.closest('figure');
    const text = figure.dataset.lie ?? figure.querySelector('pre code').textContent;
    if (!figure.dataset.mute) await navigator.clipboard.writeText(text);
    if (!figure.dataset.fail) figure.querySelector('[data-copy-label]').textContent = 'Copiado';
  })</script>`;
  const figure = (id: string, attributes = '') =>
    `<figure ${attributes}><pre><code data-step="${id}">echo ${id}</code></pre>${BUTTON}</figure>`;

  const folder = mkdtempSync(join(tmpdir(), 'copies-test-'));
  let site: ServedSite;
  before(async () => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'package.json'), '{"homepage":"https://sitio.example/"}');
    writeFileSync(join(folder, 'dist/index.html'), '');
    site = await serveSite(folder, new Map());
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  async function copies(body: string) {
    writeFileSync(join(folder, 'dist/index.html'), `<!doctype html>${body}${SCRIPT}`);
    return copyPage(browser, `${site.url}/`, 2000);
  }

  test('one in order: what each button copies, by the terminal that is named', async () => {
    const named = figure('b').replace('<pre>', '<p class="terminal-name">Terminal 2</p><pre>');
    assert.deepEqual(await copies(figure('a') + named), [
      { of: 'a', kind: 'command', text: 'echo a' },
      { of: 'b', kind: 'command', text: 'echo b', terminal: 2 },
    ]);
  });

  test('what is copied is what is on the clipboard, not what is shown', async () => {
    const [copy] = await copies(figure('a', 'data-lie="otra cosa"'));
    assert.equal(copy?.text, 'otra cosa');
  });

  test('a button that leaves the clipboard alone copies nothing, not what the one before it did', async () => {
    const [, second] = await copies(figure('a') + figure('b', 'data-mute="yes"'));
    assert.equal(second?.text, '');
  });

  for (const [what, body] of [
    ['says that it could not', figure('a', 'data-fail="yes"')],
    ['is folded away', `<details><summary>más</summary>${figure('a')}</details>`],
    ['is covered', `${figure('a')}<div style="position:fixed;inset:0"></div>`],
  ] as const) {
    test(`a button that ${what} is told by its step`, async () => {
      await assert.rejects(copies(body), /el botón de copiar de «a» no se puede pulsar/);
    });
  }

  test('a page that is not there', async () => {
    await assert.rejects(copyPage(browser, `${site.url}/nada/`), /responde 404/);
  });
});
