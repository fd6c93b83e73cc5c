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
export async function copyPage(
  browser: Browser,
  url: string,
  limitMs = CLICK_MS,
): Promise<readonly Copy[]> {
  const context = await browser.newContext({ viewport: WINDOW });
  try {
    context.setDefaultTimeout(limitMs);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const answer = await page.goto(url);
    if (!answer?.ok()) throw new Error(`${url} responde ${answer?.status()}`);
    const buttons = page.locator('[data-copy]');
    await page.evaluate(() => navigator.clipboard.writeText(''));
    const copies: Copy[] = [];
    for (const what of await buttons.evaluateAll(whatTheyCopy)) {
      const text = await press(buttons.nth(copies.length), what.of, page, limitMs);
      copies.push({ ...what, text });
    }
    return copies;
  } finally {
    await context.close();
  }
}

async function press(button: Locator, of: string, page: Page, limitMs: number): Promise<string> {
  try {
    // It says so for a moment, which a busy machine may miss: somebody has to be looking before it is pressed.
    const said = button.evaluate(nextLabel, limitMs);
    said.catch(() => undefined);
    await button.click();
    const label = await said;
    if (label !== 'Copiado') throw new Error(label ? `dice «${label}»` : 'no dice nada');
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    throw new Error(`el botón de copiar de «${of}» no se puede pulsar: ${why}`, { cause: error });
  }
  // What this one left must not pass for what the next one copies.
  return page.evaluate(async () => {
    const text = await navigator.clipboard.readText();
    await navigator.clipboard.writeText('');
    return text;
  });
}

/** Runs inside of the page: must stand alone. */
function whatTheyCopy(buttons: readonly Element[]): Omit<Copy, 'text'>[] {
  return buttons.map((button) => {
    const figure = button.closest('figure');
    const code = figure?.querySelector<HTMLElement>('[data-step], [data-setup]');
    if (!code) return { of: figure?.dataset['file'] ?? '', kind: 'manifest' as const };
    const name = figure?.querySelector('.terminal-name')?.textContent;
    const terminal = /\d+/.exec(name ?? '')?.[0];
    return {
      of: code.dataset['step'] ?? code.dataset['setup'] ?? '',
      kind: 'command' as const,
      ...(terminal !== undefined && { terminal: Number(terminal) }),
    };
  });
}

/** What a button says next; nothing if it says the same for so many ms. Runs in the page. */
function nextLabel(button: Element, ms: number): Promise<string> {
  return new Promise((resolve) => {
    const label = button.querySelector('[data-copy-label]') ?? button;
    const tell = () => resolve(label.textContent.trim());
    new MutationObserver(tell).observe(label, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    setTimeout(() => resolve(''), ms);
  });
}
