/**
 * `npm run bench:validator`: how long the page /validar/ of the built site lets its reader wait, on a CPU four
 * times as slow: from the end of the download to the first verdict, and from a keystroke to its verdict.
 *
 * Chromium slows down pages and no workers. So this counts the CPU time of the page's thread and of its worker,
 * one after the other as they work, and takes it four times; what else the machine does is not in it. Linux only.
 */
import type { Page } from 'playwright-core';
import { siteBase } from '../../src/lesson/site.ts';
import { launchBrowser } from '../lib/browser.ts';
import { serve } from '../lib/site/static-server.ts';
import { processesBelow, threadTimes } from '../lib/thread-times.ts';
import { AFTER, BEFORE, TYPED } from './typed.ts';

const SLOWER = 4;
const ROUNDS = 5;
const FIRST_MS = 3000;
const KEYSTROKE_MS = 50;
/** The page's own thread and that of its worker, as Chromium calls them. */
const THREADS = ['chromium', 'chrome', 'DedicatedWorker'];

interface Counts {
  readonly received?: number;
  readonly verdicts?: number;
}

/** What the page notes of its worker. */
interface Noted {
  received: number;
  verdicts: number;
  /** Called when one of them has changed. */
  changed: () => void;
}

const server = await serve('dist', siteBase('.'), 0);
const browser = await launchBrowser({ asReader: true });
const first: number[] = [];
const keystrokes: number[] = [];
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext();
    await context.addInitScript(watch);
    const page = await context.newPage();
    await page.goto(`${server.url}validar/`);
    const used = meter();
    first.push(await firstVerdict(page, used));
    keystrokes.push(...(await typing(page, used)));
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}

const results = [
  ['primer veredicto, desde el final de la descarga (mediana)', quantile(first, 0.5), FIRST_MS],
  ['cada tecla, mediana', quantile(keystrokes, 0.5), KEYSTROKE_MS],
  ['cada tecla, percentil 95', quantile(keystrokes, 0.95), KEYSTROKE_MS],
] as const;
console.log(`CPU ${SLOWER} veces más lenta, ${ROUNDS} cargas, ${keystrokes.length} teclas`);
for (const [what, ms, most] of results) {
  console.log(`${ms <= most ? '✓' : '✗'} ${what}: ${ms.toFixed(0)} ms (como mucho ${most})`);
}
process.exit(results.every(([, ms, most]) => ms <= most) ? 0 : 1);

/** The time that a slower CPU would have needed since it was last asked, of the only page that is open. */
function meter(): () => number {
  const renderers = processesBelow(process.pid, '--type=renderer');
  const total = () => {
    const times = threadTimes(renderers);
    return THREADS.reduce((sum, name) => sum + (times.get(name) ?? 0), 0);
  };
  let last = total();
  return () => {
    const now = total();
    const used = now - last;
    last = now;
    return used * SLOWER;
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

/** Loads the judge over a text that waits for it. */
async function firstVerdict(page: Page, used: () => number): Promise<number> {
  await page.getByLabel('Tu YAML').fill(BEFORE + AFTER);
  const bytes = Number(await page.locator('[data-module=judge]').getAttribute('data-bytes'));
  await page.getByRole('button', { name: 'Cargar' }).click();
  await until(page, { received: bytes });
  used();
  await until(page, { verdicts: 1 });
  return used();
}

/** Types into the first document, and waits for the verdict of each keystroke. */
async function typing(page: Page, used: () => number): Promise<number[]> {
  const area = page.getByLabel('Tu YAML');
  await area.evaluate((element: HTMLTextAreaElement, at) => {
    element.focus();
    element.setSelectionRange(at, at);
  }, BEFORE.length);
  const times: number[] = [];
  for (const [index, key] of [...TYPED].entries()) {
    used();
    await page.keyboard.insertText(key);
    await until(page, { verdicts: index + 2 });
    times.push(used());
  }
  return times;
}

/** Nothing asks in between, as `waitForFunction` does in each frame: that would count as the page's own work. */
async function until(page: Page, noted: Counts): Promise<void> {
  await page.evaluate(
    ({ received = 0, verdicts = 0 }) =>
      new Promise<void>((resolve) => {
        const { noted } = globalThis as unknown as { noted: Noted };
        noted.changed = () => {
          if (noted.received >= received && noted.verdicts >= verdicts) resolve();
        };
        noted.changed();
      }),
    noted,
  );
}

/** Runs in the page before its own scripts. */
function watch(): void {
  const noted: Noted = { received: 0, verdicts: 0, changed: () => undefined };
  Object.assign(globalThis, { noted });
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ type: string; received: number }>) => {
          if (data.type === 'progress') noted.received = data.received;
          noted.changed();
          if (data.type !== 'checked') return;
          // After the page's own listener and the layout that it asked for.
          requestAnimationFrame(() =>
            setTimeout(() => {
              noted.verdicts += 1;
              noted.changed();
            }),
          );
        },
      );
    }
  };
}
