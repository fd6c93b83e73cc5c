// The judge's own thread: nothing that it does keeps the page from answering.
import type { Judge } from '../../manifests/judge/host.ts';
import type { KubernetesSchema } from '../../manifests/schema/types.ts';
import type { Catalog } from '../../manifests/validate.ts';
import { Checker } from './checker.ts';
import { allKept, fetchKept } from './kept.ts';
import type { LoadOrder, News, Order } from './protocol.ts';
import { startJudge } from './start-judge.ts';

let judge: Judge | undefined;
let checker: Checker | undefined;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  // The page hears of what nobody foresaw, and starts another worker.
  (data.type === 'load' ? load(data) : check(data.text)).catch(reportError);
});

/** What explains comes beside the judge and is ready before it: after the download only the judge has to start. */
async function load(order: LoadOrder): Promise<void> {
  try {
    const [started, catalog] = await Promise.all([
      startJudge(order.judge, (received) => tell({ type: 'progress', received })),
      explanations(order.schema),
    ]);
    judge = started;
    checker = new Checker({ judge, catalog: () => Promise.resolve(catalog) });
    tell({ type: 'ready' });
    await allKept();
    tell({ type: 'kept', resources: resources() });
  } catch (error) {
    tell({ type: 'failed', message: (error as Error).message });
  }
}

async function explanations(url: string): Promise<Catalog> {
  const [schema, { makeCatalog }] = await Promise.all([
    fetchKept(url).then((response) => response.json() as Promise<KubernetesSchema>),
    import('../../manifests/catalog.ts'),
    import('../../manifests/explain-document.ts'),
  ]);
  return makeCatalog(schema, { judge: (document) => judge?.judge(document) ?? [] });
}

async function check(text: string): Promise<void> {
  if (checker) tell({ type: 'checked', documents: await checker.check(text) });
}

function resources(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  return [location.href, ...loaded];
}

function tell(news: News): void {
  postMessage(news);
}
