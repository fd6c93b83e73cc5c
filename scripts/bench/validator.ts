/**
 * `npm run bench:validator`: how long the page /validar/ of the built site lets its reader wait, on a CPU four
 * times as slow: from the end of the download to the first verdict, and from a keystroke to its verdict.
 *
 * The browser itself slows the page's own thread. It can't slow a worker; what happens there is taken four times.
 */
import type { Page } from 'playwright-core';
import { siteBase } from '../../src/lesson/site.ts';
import { launchBrowser } from '../lib/browser.ts';
import { serve } from '../lib/site/static-server.ts';

const SLOWER = 4;
const ROUNDS = 5;
const FIRST_MS = 3000;
const KEYSTROKE_MS = 50;
/** Where somebody types: a Deployment with a Service behind it. */
const [BEFORE, AFTER] = [
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { app: web, parte: escaparate }
spec:
  replicas: 3
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: nginx
          image: nginx:1.30.6
          ports:
            - { name: http, containerPort: 80 }
          resources:
            requests: { cpu: 100m, memory: 64Mi }
            limits: { memory: 128Mi }
          readinessProbe:
            httpGet: { path: /, port: http }
`,
  `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports:
    - port: 80
      targetPort: http
`,
];
const TYPED = `          env:
            - name: SALUDO
              value: "hola"
            - name: PUERTO
              value: "8080"
`;

/** When things happened in the page, in ms. */
interface Moments {
  input: number;
  asked: number;
  answered: number;
  shown: number;
  downloaded: number;
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
    const devtools = await context.newCDPSession(page);
    await page.goto(`${server.url}validar/`);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    first.push(await firstVerdict(page));
    keystrokes.push(...(await typing(page)));
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

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

/** Loads the judge over a text that waits for it. */
async function firstVerdict(page: Page): Promise<number> {
  await page.getByLabel('Tu YAML').fill(BEFORE + AFTER);
  await page.getByRole('button', { name: 'Cargar' }).click();
  const { downloaded, answered, shown } = await nextVerdict(page);
  return (answered - downloaded) * SLOWER + (shown - answered);
}

/** Types into the first document, and waits for the verdict of each keystroke. */
async function typing(page: Page): Promise<number[]> {
  const area = page.getByLabel('Tu YAML');
  await area.evaluate((element: HTMLTextAreaElement, at) => {
    element.focus();
    element.setSelectionRange(at, at);
  }, BEFORE.length);
  const times: number[] = [];
  for (const key of TYPED) {
    await page.keyboard.insertText(key);
    const { input, asked, answered, shown } = await nextVerdict(page);
    times.push(asked - input + (answered - asked) * SLOWER + (shown - answered));
  }
  return times;
}

async function nextVerdict(page: Page): Promise<Moments> {
  const moments = await page.waitForFunction(() => {
    const seen = (globalThis as { moments?: Moments }).moments;
    if (!seen?.shown) return undefined;
    (globalThis as { moments?: Moments }).moments = { ...seen, shown: 0 };
    return seen;
  });
  return (await moments.jsonValue()) as Moments;
}

/** Runs in the page before its own scripts: notes when a text changed, went to the worker, came back, was shown. */
function watch(): void {
  const moments = { input: 0, asked: 0, answered: 0, shown: 0, downloaded: 0 };
  Object.assign(globalThis, { moments });
  const note = (what: Partial<Moments>) =>
    Object.assign((globalThis as unknown as { moments: Moments }).moments, what);
  addEventListener('input', () => note({ input: performance.now() }), true);
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
        const now = performance.now();
        if (data.type === 'progress') note({ downloaded: now });
        if (data.type !== 'checked') return;
        note({ answered: now });
        // After the page's own listener and the layout that it asked for.
        requestAnimationFrame(() => setTimeout(() => note({ shown: performance.now() })));
      });
    }
    override postMessage(message: { type: string }): void {
      if (message.type === 'check') note({ asked: performance.now() });
      super.postMessage(message);
    }
  };
}
