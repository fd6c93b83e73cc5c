import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';

/** No browser could be started; the message says how to get one. */
export class NoBrowserError extends Error {
  constructor(cause: unknown) {
    super(
      [
        'no encuentro un navegador.',
        '    En Linux x64 viene con npm ci. En otro sistema instala Chrome o Chromium, o di dónde está',
        '    delante de la orden: CHROME_PATH=/ruta/a/chrome npm run …',
      ].join('\n'),
      { cause },
    );
    this.name = 'NoBrowserError';
  }
}

/** Only what a container needs: the npm package's own flags turn web security off, and with it the pages' policy. */
const READERS_ARGS = ['--no-sandbox', '--disable-gpu'];

/**
 * Starts the first of: `CHROME_PATH`, the Chromium that npm brought (Linux x64), an installed Chrome,
 * Edge or Chromium. With `asReader` it holds pages to their policy, as a reader's does. Unless the
 * caller `handlesSignals`, a Ctrl-C ends it and the process. Throws {@link NoBrowserError}.
 */
export async function launchBrowser({
  asReader = false,
  handlesSignals = false,
} = {}): Promise<Browser> {
  const own = !handlesSignals;
  const signals = { handleSIGINT: own, handleSIGTERM: own, handleSIGHUP: own };
  const how = { ...signals, ...(asReader && { args: READERS_ARGS }) };
  const errors: unknown[] = [];
  for (const options of candidates()) {
    try {
      return await chromium.launch({ ...(await options()), ...how });
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
