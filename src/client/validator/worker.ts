// The judge's own thread: nothing that it does keeps the page from answering.
import type { KubernetesSchema } from '../../manifests/schema/types.ts';
import { Checker } from './checker.ts';
import { allKept, fetchKept } from './kept.ts';
import type { LoadOrder, News, Order } from './protocol.ts';
import { startJudge } from './start-judge.ts';

let checker: Checker | undefined;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  // The page hears of what nobody foresaw, and starts another worker.
  (data.type === 'load' ? load(data) : check(data.text)).catch(reportError);
});

/** What explains comes beside the judge, and takes less time. */
async function load(order: LoadOrder): Promise<void> {
  try {
    const [judge, schema, { makeCatalog }] = await Promise.all([
      startJudge(order.judge, (received) => tell({ type: 'progress', received })),
      fetchKept(order.schema).then((response) => response.json() as Promise<KubernetesSchema>),
      import('../../manifests/catalog.ts'),
      import('../../manifests/explain-document.ts'),
    ]);
    const catalog = Promise.resolve(makeCatalog(schema, judge));
    checker = new Checker({ judge, catalog: () => catalog });
    tell({ type: 'ready' });
    await allKept();
    tell({ type: 'kept', resources: resources() });
  } catch (error) {
    tell({ type: 'failed', message: (error as Error).message });
  }
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
