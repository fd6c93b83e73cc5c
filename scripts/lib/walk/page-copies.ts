import type { Browser, Locator, Page } from 'playwright-core';

/** What a copy button of a page put on the clipboard. */
export interface Copy {
  /** Id of the command that it belongs to, or name of the manifest. */
  readonly of: string;
  readonly kind: 'command' | 'manifest';
  readonly text: string;
  /** The terminal that is named above the command, if there is one. */
  readonly terminal?: number;
}

const CLICK_MS = 10_000;
const WINDOW = { width: 1280, height: 900 };

/**
 * Opens a page as a reader does and presses its copy buttons from the first to the last. Gives what each one
 * put on the clipboard. Rejects where a button can't be seen or pressed, or says that it could not copy.
 */
export async function copyPage(browser: Browser, url: string): Promise<readonly Copy[]> {
  const context = await browser.newContext({ viewport: WINDOW });
  try {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const answer = await page.goto(url);
    if (!answer?.ok()) throw new Error(`${url} responde ${answer?.status()}`);
    const copies: Copy[] = [];
    for (const button of await page.locator('[data-copy]').all()) {
      copies.push(await press(button, page));
    }
    return copies;
  } finally {
    await context.close();
  }
}

async function press(button: Locator, page: Page): Promise<Copy> {
  const what = await button.evaluate(whatItCopies);
  // Otherwise what the last button left could pass for this one's.
  await page.evaluate(() => navigator.clipboard.writeText(''));
  try {
    await button.click({ timeout: CLICK_MS });
    await button.getByText('Copiado', { exact: true }).waitFor({ timeout: CLICK_MS });
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    throw new Error(`el botón de copiar de «${what.of}» no se puede pulsar: ${why}`, {
      cause: error,
    });
  }
  return { ...what, text: await page.evaluate(() => navigator.clipboard.readText()) };
}

/** Runs inside of the page: must stand alone. */
function whatItCopies(button: Element): Omit<Copy, 'text'> {
  const figure = button.closest('figure');
  const code = figure?.querySelector<HTMLElement>('[data-step], [data-setup]');
  if (!code) return { of: figure?.dataset['file'] ?? '', kind: 'manifest' };
  const name = figure?.querySelector('.terminal-name')?.textContent;
  const terminal = /\d+/.exec(name ?? '')?.[0];
  return {
    of: code.dataset['step'] ?? code.dataset['setup'] ?? '',
    kind: 'command',
    ...(terminal !== undefined && { terminal: Number(terminal) }),
  };
}
