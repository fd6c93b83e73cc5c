// The judge's own thread: nothing that it does keeps the page from answering.
import { Extensions } from '../../manifests/judge/extensions.ts';
import { Judge } from '../../manifests/judge/host.ts';
import { Checker } from './checker.ts';
import type { Examiners, ExaminerParts } from './examiners.ts';
import { allKept, fetchKept } from './kept.ts';
import type { ExtendOrder, LoadOrder, Module, News, Order } from './protocol.ts';
import { startJudge } from './start-judge.ts';

/** What explains, and the way to what examines with it. */
interface Explanations extends Pick<ExaminerParts, 'schema' | 'meanings'> {
  readonly Examiners: typeof Examiners;
}

let examineWith: ((extensions?: Extensions) => void) | undefined;
let checker: Checker | undefined;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  // The page hears of what nobody foresaw, and starts another worker.
  obey(data).catch(reportError);
});

async function obey(order: Order): Promise<void> {
  if (order.type === 'load') await start('judge', () => load(order));
  else if (order.type === 'extend') await start('extensions', () => extend(order));
  else if (checker) tell({ type: 'checked', documents: await checker.check(order.text) });
}

/** What explains has not come. */
class UnexplainedError extends Error {}

/** Starts a module, and tells how that went. */
async function start(of: Module, load: () => Promise<void>): Promise<void> {
  try {
    await load();
  } catch (error) {
    const isUnexplained = error instanceof UnexplainedError;
    return tell({ type: 'failed', of, ...(isUnexplained && { isUnexplained }) });
  }
  tell({ type: 'ready', of });
  await allKept();
  tell({ type: 'kept', of, resources: resources() });
}

/** What explains comes beside the judge and is ready before it: after the download only the judge has to start. */
async function load({ judge, ...order }: LoadOrder): Promise<void> {
  const [core, { Examiners, ...explanations }] = await Promise.all([
    startJudge(judge, Judge, progressOf('judge')),
    fetchExplanations(order).catch((cause: unknown) => {
      throw new UnexplainedError(undefined, { cause });
    }),
  ]);
  examineWith = (extensions) => {
    const examiners = new Examiners({ core, ...explanations, ...(extensions && { extensions }) });
    checker = new Checker(examiners);
  };
  examineWith();
}

async function fetchExplanations(
  order: Pick<LoadOrder, 'schema' | 'meanings'>,
): Promise<Explanations> {
  const [schema, text, { Examiners }, { parseMeanings }] = await Promise.all([
    fetchKept(order.schema).then((response) => response.json() as Promise<ExaminerParts['schema']>),
    fetchKept(order.meanings).then((response) => response.text()),
    import('./examiners.ts'),
    import('../../manifests/meanings.ts'),
    import('../../manifests/explain-document.ts'),
  ]);
  return { schema, meanings: parseMeanings(text, order.meanings).value, Examiners };
}

/** From now on what only the extensions judge is judged, too. */
async function extend(order: ExtendOrder): Promise<void> {
  examineWith?.(await startJudge(order.extensions, Extensions, progressOf('extensions')));
}

function progressOf(of: Module): (received: number) => void {
  return (received) => tell({ type: 'progress', of, received });
}

function resources(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  return [location.href, ...loaded];
}

function tell(news: News): void {
  postMessage(news);
}
