// The validator as a reader meets it: nothing comes before it is asked for, nothing goes out ever, and it lasts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, suite, test } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { serve } from '../../scripts/lib/site/static-server.ts';
import { siteBase } from '../../src/lesson/site.ts';
import { readMistakes } from '../../src/site/mistakes.ts';
import { faintTexts, namelessControls } from './audit.ts';
import { browserSite } from './browser.ts';

/** A busy machine takes its time to start the judge. */
const PATIENCE = { timeout: 120_000 };
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: uno
spec:
  containers:
    - name: nginx
      image: nginx:1.30.6
`;

const CRD = readFileSync('content/errores/regla-de-un-crd/bien.yaml', 'utf8');
const SHOP = `apiVersion: ejemplo.es/v1
kind: Tienda
metadata:
  name: una
spec:
  minimo: 1
  maximo: 2
`;

const site = browserSite();

/** Profiles of the test that goes on. They end with it, so that its pages take no part of the machine any more. */
let profiles: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(profiles.splice(0).map((one) => one.close()));
});

/** A profile that nobody has used. */
async function profile(options?: BrowserContextOptions): Promise<BrowserContext> {
  const made = await site.profile(options);
  profiles.push(made);
  return made;
}

/** The page with the judge in it for all tests of a suite, which closes it. */
async function loadedForAll(): Promise<Page> {
  const page = await loaded();
  profiles = profiles.filter((one) => one !== page.context());
  return page;
}

const area = (page: Page) => page.getByLabel('Tu YAML');
const summary = (page: Page) => page.locator('#veredicto');

/** Waits until the verdict says this. Rejects with what the page says instead. */
async function said(page: Page, text: string | RegExp): Promise<void> {
  try {
    await summary(page).filter({ hasText: text }).waitFor(PATIENCE);
  } catch (cause) {
    const instead = await page.locator('[data-validator]').innerText().catch(String);
    throw new Error(`The page does not say ${text}, but: ${instead}`, { cause });
  }
}

/** Waits until the page has all that it needs to open without a network. Rejects with what it has instead. */
async function opensOffline(page: Page): Promise<void> {
  try {
    await page.locator('[data-offline]').waitFor({ ...PATIENCE, state: 'attached' });
  } catch (cause) {
    const instead = await page
      .evaluate(async () => {
        const registrations = await navigator.serviceWorker.getRegistrations();
        const states = registrations.flatMap(({ installing, waiting, active }) =>
          [installing, waiting, active].map((worker) => worker?.state),
        );
        const kept = await (await caches.open('validador')).keys();
        return { states, kept: kept.map(({ url }) => url) };
      })
      .catch(String);
    throw new Error(`It does not open offline: ${JSON.stringify(instead)}`, { cause });
  }
}

const button = (page: Page) => page.getByRole('button', { name: 'Cargar el validador' });

const crdButton = (page: Page) => page.getByRole('button', { name: 'Cargar el segundo módulo' });

/** Opens the page in a profile that nobody has used. */
async function open(options = {}): Promise<Page> {
  const context = await profile({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(`${site.url()}validar/`);
  return page;
}

/** The page with the judge in it. */
async function loaded(options = {}): Promise<Page> {
  const page = await open(options);
  await button(page).click();
  await said(page, 'Listo');
  return page;
}

/** Puts the second module into a page that has the judge. */
async function extend(page: Page): Promise<void> {
  await area(page).fill(CRD);
  await crdButton(page).click();
  await said(page, 'El API server aceptaría este CustomResourceDefinition.');
}

/** Has the worker break over a text, as it would over a fault of its own. */
async function breakWorker(page: Page): Promise<void> {
  await page.workers()[0]?.evaluate(() => {
    addEventListener('message', ({ data }: MessageEvent<{ text?: string }>) => {
      if (data.text === 'revienta') throw new Error('on purpose');
    });
  });
  await area(page).fill('revienta');
  await said(page, 'ha podido con el validador');
}

/** Addresses that a whole profile asks for from now on: of pages, workers and service workers. */
function requests(context: BrowserContext): string[] {
  const urls: string[] = [];
  context.on('request', (request: Request) => urls.push(request.url()));
  return urls;
}

suite('before it is asked for', () => {
  test('nothing of it is fetched', async () => {
    const context = await profile();
    const urls = requests(context);
    const page = await context.newPage();
    await page.goto(`${site.url()}validar/`, { waitUntil: 'networkidle' });
    assert.ok(urls.length > 0);
    assert.deepEqual(
      urls.filter((url) => /judge|kubernetes-\d|worker/.test(url)),
      [],
    );
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  });

  test('the page says that nothing is sent, and how much will come', async () => {
    const page = await open();
    await page.getByText('Nada de lo que escribas sale de tu navegador').waitFor();
    assert.match((await button(page).textContent()) ?? '', /\d,\d MB, una sola vez/);
  });

  test('what was typed meanwhile is judged as soon as it is there', async () => {
    const page = await open();
    await area(page).fill(POD);
    await button(page).click();
    await said(page, 'El API server aceptaría este Pod.');
  });
});

suite('while somebody types', () => {
  let page: Page;
  before(async () => void (page = await loadedForAll()));
  after(() => page.context().close());

  test('the verdict follows', async () => {
    await area(page).fill(POD.replace('image:', 'imagen:'));
    await said(page, /rechazaría este Pod/);
    const problem = page.locator('.problems > li').filter({ hasText: 'este campo no existe' });
    await problem.waitFor();
    const lines = (await problem.locator('pre').first().textContent())?.split('\n') ?? [];
    assert.match(lines.at(-2) ?? '', /^\d+ \| .*imagen: nginx/);
    assert.match(lines.at(-1) ?? '', /\^/);
    await problem.locator('[lang=en]').filter({ hasText: 'unknown field' }).first().waitFor();
    await area(page).fill(POD.replace(/ +image:.*\n/, ''));
    const image = page.locator('.problems > li').filter({ hasText: 'falta image' });
    assert.match(
      (await image.locator('.meaning').textContent()) ?? '',
      /^La imagen de la que sale/,
    );
    const lesson = image.getByRole('link', { name: 'La lección que lo explica' });
    assert.equal(
      await lesson.evaluate((link: HTMLAnchorElement) => link.href),
      `${site.url()}pod/`,
    );
    await area(page).fill(POD);
    await said(page, 'aceptaría');
  });

  test('keys reach the last text, whatever was judged in between', async () => {
    await area(page).fill(POD.replace(/uno\n[^]*/, ''));
    await area(page).pressSequentially('UNO');
    await said(page, /rechazaría este Pod/);
    for (let key = 0; key < 3; key += 1) await page.keyboard.press('Backspace');
    await area(page).pressSequentially(`dos\n${POD.replace(/^[^]*uno\n/, '')}`);
    await said(page, 'aceptaría');
    assert.match((await page.locator('.verdict').textContent()) ?? '', /Pod dos/);
  });

  test('a problem leads to its place', async () => {
    await area(page).fill(`${POD}---\n${POD.replace('nginx:1.30.6', '')}`);
    await said(page, '2 objetos: 1 aceptado, 1 rechazado.');
    const place = page.locator('.place').first();
    const line = Number(/\d+/.exec((await place.textContent()) ?? '')?.[0]);
    assert.ok(line > POD.split('\n').length, 'in the second document');
    await place.click();
    const at = await area(page).evaluate((element: HTMLTextAreaElement) => ({
      line: element.value.slice(0, element.selectionStart).split('\n').length,
      isFocused: document.activeElement === element,
    }));
    assert.deepEqual(at, { line, isFocused: true });
    assert.equal(await page.locator('.marks .error').count(), 1);
  });

  test('a mark stays beside its line when the text is scrolled', async () => {
    await area(page).fill(`${'# nada\n'.repeat(60)}${POD.replace('name: uno', 'nombre: uno')}`);
    await said(page, 'rechazaría');
    await page.locator('.place').first().click();
    const line = Number(
      /\d+/.exec((await page.locator('.place').first().textContent()) ?? '')?.[0],
    );
    const places = await page.evaluate(() => {
      const top = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect().top;
      const numbers = document.querySelector('.line-numbers');
      const height = parseFloat(getComputedStyle(numbers as Element).lineHeight);
      return { mark: top('.marks .error') ?? 0, numbers: top('.line-numbers') ?? 0, height };
    });
    const expected = places.numbers + (line - 1) * places.height;
    assert.ok(Math.abs(places.mark - expected) < 2, `${places.mark}, not ${expected}`);
  });

  test('nothing is sent, nor asked for', async () => {
    const urls = requests(page.context());
    const marker = 'secreto-que-no-sale';
    await area(page).fill(POD.replace('uno', marker));
    await page.locator('.verdict').filter({ hasText: marker }).waitFor();
    await area(page).pressSequentially('\nno: existe');
    await said(page, /rechazaría/);
    assert.deepEqual(urls, []);
  });

  test('texts that nobody can read are answered all the same', async () => {
    for (const [text, answer] of [
      ['{{{', 'rechazaría'],
      ['# nada\n', 'ningún objeto'],
      [`a: ${'['.repeat(100_000)}`, 'rechazaría'],
      ['x'.repeat(1_600_000), 'hasta 1,5'],
      ['', 'Listo'],
    ] as const) {
      await area(page).fill(text);
      await said(page, answer);
    }
  });
});

suite('examples', () => {
  let page: Page;
  before(async () => void (page = await loadedForAll()));
  after(() => page.context().close());

  test('every classic mistake opens, and is told', async () => {
    await extend(page);
    for (const { title } of readMistakes('.')) {
      await area(page).fill('');
      await said(page, 'Listo');
      await page.getByRole('link', { name: title, exact: true }).click();
      await said(page, /rechazaría|problema|ningún objeto/);
      await page.locator('.problems .error').first().waitFor();
    }
  });

  test('put right, it is accepted, and undo brings the old text back', async () => {
    await area(page).fill('lo mío');
    const [mistake] = readMistakes('.');
    await page.getByRole('link', { name: `${mistake?.title}, arreglado` }).click();
    await said(page, 'aceptaría');
    await page.keyboard.press('Control+z');
    assert.equal(await area(page).inputValue(), 'lo mío');
  });

  test('a manifest of the course opens and is accepted', async () => {
    await page.getByLabel('Manifiesto').selectOption({ label: 'backend.yaml · lección 2' });
    await page.getByRole('button', { name: 'Abrir' }).click();
    await said(page, /acept/);
  });
});

suite('CRDs', () => {
  const isExtensions = (url: URL) => url.pathname.includes('/judge-extensions-');

  test('what judges them is offered when a text has one, and comes when it is asked for', async () => {
    const page = await loaded();
    const urls = requests(page.context());
    await area(page).fill(`${SHOP}---\n${POD}`);
    await said(page, '2 objetos: 1 aceptado, 1 sin juzgar.');
    await page.getByText('añade también ese CRD').waitFor();
    assert.equal(await crdButton(page).isVisible(), false);
    await area(page).fill(`${CRD}---\n${SHOP}---\n${POD}`);
    await said(page, '3 objetos: 1 aceptado, 2 sin juzgar.');
    await crdButton(page).waitFor();
    await area(page).fill(POD);
    await said(page, 'aceptaría');
    assert.equal(await crdButton(page).isVisible(), false);
    const fetched = () => urls.filter((url) => isExtensions(new URL(url))).length;
    assert.equal(fetched(), 0);
    await area(page).fill(`${CRD}---\n${SHOP.replace('minimo: 1', 'minimo: 3')}`);
    await crdButton(page).click();
    await said(page, '2 objetos: 1 aceptado, 1 rechazado.');
    await page.getByText('el mínimo no puede pasar del máximo').first().waitFor();
    await area(page).fill(
      `${CRD.replace('<=', '>')}---\n${SHOP.replace('minimo: 1', 'minimo: 3')}`,
    );
    await said(page, '2 objetos: 2 aceptados.');
    assert.ok(fetched() > 0);
  });

  test('it is kept for the next time, and then nobody has to ask', async () => {
    const page = await loaded();
    await extend(page);
    await page.waitForFunction(async () => {
      const keys = await (await caches.open('validador')).keys();
      return keys.some(({ url }) => url.includes('/judge-extensions-'));
    });
    await opensOffline(page);
    await page.context().route(isExtensions, (route) => route.abort());
    await page.reload();
    assert.equal(await area(page).inputValue(), CRD);
    await said(page, 'aceptaría este CustomResourceDefinition');
  });

  test('a download that breaks off leaves the rest at work, and can be tried again', async () => {
    const page = await loaded();
    await page.context().route(isExtensions, (route) => route.abort());
    await area(page).fill(CRD);
    await crdButton(page).click();
    await page.getByText('La descarga se ha cortado').waitFor(PATIENCE);
    await area(page).fill(POD);
    await said(page, 'El API server aceptaría este Pod.');
    await page.context().unroute(isExtensions);
    await area(page).fill(CRD);
    await page.getByRole('button', { name: 'Inténtalo otra vez' }).click();
    await said(page, 'aceptaría este CustomResourceDefinition');
  });

  test('a worker that starts anew has it, too', async () => {
    const page = await loaded();
    await extend(page);
    await breakWorker(page);
    await area(page).fill(CRD);
    await said(page, 'aceptaría este CustomResourceDefinition');
  });
});

suite('what breaks off once, as all does when the network changes, comes all the same', () => {
  /**
   * Breaks the first request for this off, and gives how many there were. Not `times: 1`: to stop listening while a
   * worker starts keeps its requests from ever going on.
   */
  async function breakOffOnce(page: Page, pattern: RegExp): Promise<() => number> {
    let requests = 0;
    await page.context().route(pattern, (route) => {
      requests += 1;
      return requests === 1 ? route.abort() : route.continue();
    });
    return () => requests;
  }

  for (const [what, pattern] of [
    ['the judge', /\/judge-\d/],
    ['what explains', /\/campos\./],
  ] as const) {
    test(what, async () => {
      const page = await open();
      const requests = await breakOffOnce(page, pattern);
      await button(page).click();
      await said(page, 'Listo');
      assert.equal(requests(), 2);
    });
  }

  test('the judge of a worker that starts anew', async () => {
    const page = await loaded();
    await opensOffline(page);
    // Nothing is kept any more, so that it has to come again.
    await page.evaluate(() => caches.delete('validador'));
    const requests = await breakOffOnce(page, /\/judge-\d/);
    await breakWorker(page);
    await area(page).fill(POD);
    await said(page, 'aceptaría');
    assert.equal(requests(), 2);
  });

  test('the second module', async () => {
    const page = await loaded();
    const requests = await breakOffOnce(page, /\/judge-extensions/);
    await extend(page);
    assert.equal(requests(), 2);
  });

  test('one of the examples that it keeps', async () => {
    const page = await open();
    const requests = await breakOffOnce(page, /\/pod\/pareja\.yaml/);
    await button(page).click();
    await opensOffline(page);
    assert.equal(requests(), 2);
  });
});

suite('when something goes wrong', () => {
  test('a download that breaks off is told, and can be tried again', async () => {
    const page = await open();
    const isJudge = (url: URL) => url.pathname.includes('/judge-');
    await page.context().route(isJudge, (route) => route.abort());
    await button(page).click();
    await page.getByText('La descarga se ha cortado').waitFor(PATIENCE);
    await page.context().unroute(isJudge);
    await page.getByRole('button', { name: 'Inténtalo otra vez' }).click();
    await said(page, 'Listo');
  });

  test('one that comes broken, too', async () => {
    const page = await open();
    const isJudge = (url: URL) => url.pathname.includes('/judge-');
    await page.context().route(isJudge, (route) => route.fulfill({ body: 'no soy un juez' }));
    await button(page).click();
    await page.getByText('La descarga se ha cortado').waitFor(PATIENCE);
    await page.context().unroute(isJudge);
    await page.getByRole('button', { name: 'Inténtalo otra vez' }).click();
    await said(page, 'Listo');
  });

  test('a text that breaks the worker is told, and the next one is judged', async () => {
    const page = await loaded();
    await breakWorker(page);
    await area(page).fill(POD);
    await said(page, 'aceptaría');
    // It is known now, and not tried on the worker that works.
    await area(page).fill('revienta');
    await said(page, 'ha podido con el validador');
  });

  for (const type of ['error', 'message']) {
    test(`a worker’s last ${type} is not taken for the next one’s`, async () => {
      const context = await profile({ reducedMotion: 'reduce' });
      await context.addInitScript((type) => {
        const started: Worker[] = [];
        globalThis.Worker = class extends Worker {
          constructor(...options: ConstructorParameters<typeof Worker>) {
            super(...options);
            // The first one, which is broken, has it while the second one loads.
            if (started.push(this) === 2) queueMicrotask(() => started[0]?.dispatchEvent(last));
          }
        };
        const last = new MessageEvent(type, { data: { type: 'failed', of: 'judge' } });
        Object.assign(globalThis, { started });
      }, type);
      const page = await context.newPage();
      await page.goto(`${site.url()}validar/`);
      await button(page).click();
      await said(page, 'Listo');
      await breakWorker(page);
      await area(page).fill(POD);
      await said(page, 'aceptaría');
      assert.equal(await page.evaluate('started.length'), 2);
    });
  }

  for (const missing of ['Worker', 'WebAssembly']) {
    test(`a browser without ${missing} is told`, async () => {
      const context = await profile();
      await context.addInitScript((name) => Reflect.deleteProperty(globalThis, name), missing);
      const page = await context.newPage();
      await page.goto(`${site.url()}validar/`);
      await page.getByText('le falta WebAssembly').waitFor();
      assert.equal(await button(page).isVisible(), false);
    });
  }

  test('without JavaScript the page says what it needs', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.getByText('necesita JavaScript').waitFor();
    assert.equal(await button(page).isVisible(), false);
  });
});

test('after the first time it opens and works without a network', async (context) => {
  const own = await serve('dist', siteBase('.'), 0);
  context.after(() => own.close());
  const page = await (await profile()).newPage();
  await page.goto(`${own.url}validar/`);
  await button(page).click();
  await said(page, 'Listo');
  await opensOffline(page);
  await own.close();
  // What the first time kept, the second one does not throw away.
  for (let visit = 2; visit <= 3; visit += 1) {
    await page.reload();
    await said(page, 'Listo');
    await opensOffline(page);
  }
  await area(page).fill(POD);
  await said(page, 'aceptaría');
  const [mistake] = readMistakes('.');
  await page.getByRole('link', { name: mistake?.title ?? '', exact: true }).click();
  await said(page, 'rechazaría');
  await page.getByLabel('Manifiesto').selectOption({ label: 'backend.yaml · lección 2' });
  await page.getByRole('button', { name: 'Abrir' }).click();
  await said(page, /acept/);
});

test('the service worker leaves the other pages alone', async () => {
  const page = await loaded();
  await opensOffline(page);
  await page.goto(site.url());
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
});

test('works with the keyboard alone', async () => {
  const page = await open();
  await page.keyboard.press('Tab');
  await button(page).focus();
  await page.keyboard.press('Enter');
  await said(page, 'Listo');
  await area(page).focus();
  await page.keyboard.insertText(POD.replace('name: nginx', 'nombre: nginx'));
  await said(page, 'rechazaría');
  // From the text, the next stop is the first problem's place; Enter leads back to the text.
  await page.keyboard.press('Tab');
  assert.match((await page.evaluate(() => document.activeElement?.className)) ?? '', /place/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'yaml');
});

suite('what the reader has written', () => {
  test('is there again after a reload and on the way back from a lesson, and nothing is fetched for it', async () => {
    const page = await open();
    await area(page).fill(POD);
    const urls = requests(page.context());
    await page.reload();
    assert.equal(await area(page).inputValue(), POD);
    await said(page, 'Cargar el validador');
    await page.goto(`${site.url()}pod/`);
    await page.goBack();
    assert.equal(await area(page).inputValue(), POD);
    assert.deepEqual(
      urls.filter((url) => /judge|kubernetes-\d/.test(url)),
      [],
    );
  });

  test('is judged as soon as what was kept has started', async () => {
    const page = await loaded();
    await area(page).fill(POD);
    await said(page, 'aceptaría');
    await opensOffline(page);
    await page.reload();
    assert.equal(await button(page).isVisible(), false);
    await said(page, 'aceptaría');
  });

  test('goes without a word where the browser keeps nothing', async () => {
    const context = await profile();
    await context.addInitScript(() => {
      for (const name of ['sessionStorage', 'caches'])
        Object.defineProperty(globalThis, name, {
          get() {
            throw new Error('SecurityError');
          },
        });
    });
    const page = await context.newPage();
    await page.goto(`${site.url()}validar/`);
    await area(page).fill(POD);
    await button(page).click();
    await said(page, 'aceptaría');
    await page.getByText('Tu navegador no ha podido guardarlo').waitFor(PATIENCE);
    const [mistake] = readMistakes('.');
    await page.getByRole('link', { name: mistake?.title ?? '', exact: true }).click();
    await said(page, 'rechazaría');
  });

  test('before the validator is there, the page says what is missing', async () => {
    const page = await open();
    await area(page).pressSequentially('k');
    await said(page, 'Antes pulsa «Cargar el validador»');
    await page.getByRole('status').filter({ hasText: 'Antes pulsa' }).waitFor();
    await area(page).fill('');
    await summary(page).filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
  });
});

test('no verdict appears beside a text that it is not of', async () => {
  const page = await loaded();
  const [worker] = page.workers();
  assert.ok(worker);
  // The worker's answers wait until somebody lets them go.
  await worker.evaluate(() => {
    const { postMessage } = globalThis;
    const waiting: unknown[] = [];
    let first = Promise.withResolvers<undefined>();
    Object.assign(globalThis, {
      postMessage: (news: unknown) => {
        waiting.push(news);
        first.resolve(undefined);
      },
      letGo: async () => {
        await first.promise;
        first = Promise.withResolvers();
        waiting.splice(0).forEach((news) => (postMessage as (news: unknown) => void)(news));
      },
    });
  });
  const letGo = () =>
    worker.evaluate(() => (Reflect.get(globalThis, 'letGo') as () => Promise<void>)());
  await area(page).fill(POD);
  await area(page).fill(POD.replace('image:', 'imagen:'));
  await area(page).fill('x'.repeat(1_600_000));
  await said(page, 'hasta 1,5');
  await letGo();
  // Another text is judged after what was let go: by then it has been heard.
  await area(page).fill(`# largo\n${'x'.repeat(1_600_000)}`);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await said(page, 'hasta 1,5');
  assert.equal(await page.locator('.verdict').count(), 0);
  await area(page).fill(POD);
  await letGo();
  await said(page, 'aceptaría');
});

suite('an example that takes its time', () => {
  const [slow, quick] = readMistakes('.');
  const link = (page: Page, title = '') => page.getByRole('link', { name: title, exact: true });

  /** The page, with the answer for the first example held back until somebody lets it go. */
  async function held() {
    const page = await open();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const letGo = () => resolve(undefined);
    const asked = Promise.withResolvers<undefined>();
    const url = (await link(page, slow?.title).getAttribute('href')) ?? '';
    await page.route(`**${url}`, async (route) => {
      asked.resolve(undefined);
      await promise;
      // The page may have given it up.
      await route.continue().catch(() => undefined);
    });
    await link(page, slow?.title).click();
    await asked.promise;
    return { page, letGo };
  }

  test('does not take the place of a newer one', async () => {
    const { page, letGo } = await held();
    await link(page, quick?.title).click();
    await page.waitForFunction(() => document.querySelector('textarea')?.value !== '');
    const text = await area(page).inputValue();
    letGo();
    await page.waitForLoadState('networkidle');
    assert.equal(await area(page).inputValue(), text);
  });

  test('nor that of what was typed meanwhile', async () => {
    const { page, letGo } = await held();
    await area(page).fill('lo mío');
    letGo();
    await page.waitForLoadState('networkidle');
    assert.equal(await area(page).inputValue(), 'lo mío');
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  test('that does not come is told beside what was pressed', async () => {
    const page = await open();
    await page.route(/\.yaml$/, (route) => route.abort());
    await link(page, quick?.title).click();
    const item = page.locator('.mistakes li').filter({ has: link(page, quick?.title) });
    await item.getByRole('alert').filter({ hasText: 'no ha llegado' }).waitFor();
    await page.getByRole('button', { name: 'Abrir' }).click();
    await page.locator('.of-course').getByRole('alert').waitFor();
    assert.equal(await page.getByRole('alert').count(), 1);
  });
});

for (const [width, height] of [
  [320, 568],
  [768, 1024],
  [1280, 900],
] as const) {
  test(`at ${width}x${height} an example and its verdict are both in view, and nothing is too wide`, async () => {
    const page = await loaded({ viewport: { width, height } });
    const [mistake] = readMistakes('.');
    await page.getByRole('link', { name: mistake?.title ?? '', exact: true }).click();
    await said(page, 'rechazaría');
    const isSeen = await summary(page).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(isSeen);
    await area(page).fill(CRD);
    await crdButton(page).waitFor();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0);
    const small = await page
      .locator('.mistakes .right')
      .evaluateAll(
        (links) => links.filter((one) => one.getBoundingClientRect().height < 24).length,
      );
    assert.equal(small, 0);
  });
}

test('what is wrong far to the right is seen and selected, and so are its marks', async () => {
  const page = await loaded({ viewport: { width: 390, height: 844 } });
  const long = `metadata: {name: c, annotations: {una: "${'largo '.repeat(20)}", otra: 17}} # y algo más`;
  await area(page).fill(`apiVersion: v1\nkind: ConfigMap\n${long}\n`);
  await said(page, 'rechazaría');
  const isSeen = await page
    .locator('.carets')
    .first()
    .evaluate((carets) => {
      const [inner, outer] = [carets, carets.parentElement as Element].map((one) =>
        one.getBoundingClientRect(),
      );
      return inner && outer && inner.left >= outer.left && inner.right <= outer.right;
    });
  assert.ok(isSeen);
  await page.locator('.place').first().click();
  const selected = await area(page).evaluate((element: HTMLTextAreaElement) => ({
    text: element.value.slice(element.selectionStart, element.selectionEnd),
    isScrolled: element.scrollLeft > 0,
  }));
  assert.deepEqual(selected, { text: '17', isScrolled: true });
});

test('a mark stays beside its line for who spaces texts out', async () => {
  const page = await loaded();
  await page.addStyleTag({
    content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important }',
  });
  await area(page).fill(`${'# nada\n'.repeat(60)}${POD.replace('name: uno', 'nombre: uno')}`);
  await said(page, 'rechazaría');
  const drift = await page.evaluate(() => {
    const [numbers, mark] = ['.line-numbers', '.marks .error'].map((selector) =>
      document.querySelector(selector)?.getBoundingClientRect(),
    );
    const lines = document.querySelector('.line-numbers')?.textContent?.split('\n').length ?? 0;
    const line = Number(/\d+/.exec(document.querySelector('.place')?.textContent ?? '')?.[0]);
    const height = (numbers?.height ?? 0) / lines;
    return (mark?.top ?? 0) - (numbers?.top ?? 0) - (line - 1) * height;
  });
  assert.ok(Math.abs(drift) < 2, `${drift} px`);
});

test('on paper there is the whole text with its numbers and the verdict, and nothing to press', async () => {
  const page = await loaded();
  const text = `${'# nada\n'.repeat(60)}${POD.replace('image:', 'imagen:')}`;
  await area(page).fill(text);
  await said(page, 'rechazaría');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const printed = (await page.locator('.printed').innerText()).split('\n');
  assert.equal(printed[0], ' 1 | # nada');
  assert.equal(printed[67], '68 |       imagen: nginx:1.30.6');
  assert.ok(await page.locator('.problems').first().isVisible());
  for (const selector of ['textarea', '.mistakes', '#abrir', '.lines', '.load'])
    assert.equal(await page.locator(selector).first().isVisible(), false, selector);
});

test('who uses the keyboard is led to the text when the validator is there, and hears of it', async () => {
  const page = await open();
  const isJudge = (url: URL) => url.pathname.includes('/judge-');
  await page.context().route(isJudge, (route) => route.abort());
  await button(page).focus();
  await page.keyboard.press('Enter');
  const again = page.getByRole('button', { name: 'Inténtalo otra vez' });
  await again.waitFor(PATIENCE);
  assert.ok(await again.evaluate((element) => element === document.activeElement));
  await page.getByRole('status').filter({ hasText: 'se ha cortado' }).waitFor();
  await page.context().unroute(isJudge);
  await page.keyboard.press('Enter');
  await said(page, 'Listo');
  assert.ok(await area(page).evaluate((element) => element === document.activeElement));
  await page.getByRole('status').filter({ hasText: 'Listo' }).waitFor();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`its verdicts can be read in the ${colorScheme} and fit a phone`, async () => {
    const page = await loaded({ colorScheme, viewport: { width: 390, height: 844 } });
    await area(page).fill(`${POD}---\n${POD.replace('image:', 'imagen:')}---\nkind: Nada\n`);
    await said(page, '3 objetos');
    assert.deepEqual(await page.evaluate(faintTexts), []);
    assert.deepEqual(await page.evaluate(namelessControls), []);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0);
  });
}
