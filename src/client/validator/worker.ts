// The judge's own thread: nothing that it does keeps the page from answering.
import type { KubernetesSchema } from '../../manifests/schema/types.ts';
import type { Checker } from './checker.ts';
import { fetchKept } from './kept.ts';
import type { LoadOrder, News, Order } from './protocol.ts';
import { startJudge } from './start-judge.ts';

let checker: Checker | undefined;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.type === 'load') void load(data);
  else if (checker) tell({ type: 'checked', documents: checker.check(data.text) });
});

async function load({ judge, schema }: LoadOrder): Promise<void> {
  try {
    const [own, root, code] = await Promise.all([
      startJudge(judge, (received) => tell({ type: 'progress', received })),
      fetchKept(schema).then((response) => response.json() as Promise<KubernetesSchema>),
      import('./checker.ts'),
    ]);
    checker = new code.Checker(own, root);
    tell({ type: 'ready', resources: resources() });
  } catch (error) {
    tell({ type: 'failed', message: (error as Error).message });
  }
}

function resources(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  return [location.href, ...loaded];
}

function tell(news: News): void {
  postMessage(news);
}
