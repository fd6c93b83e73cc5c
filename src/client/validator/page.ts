// The page /validar/: the text at one side, its verdict at the other, and between them the worker.
import type { Problem } from '../../lesson/problem.ts';
import { find } from './element.ts';
import { Editor, type Mark } from './editor.ts';
import { isKept } from './kept.ts';
import { Loading } from './loading.ts';
import { workOffline } from './offline.ts';
import type { CheckedDocument } from './protocol.ts';
import { summary } from './summary.ts';
import { Validator, type Download } from './validator.ts';
import { verdictItems } from './verdicts.ts';

/** Characters beyond which a text is not checked while somebody types: etcd takes 1.5 MB of an object. */
const LONGEST = 1_500_000;

const OVERCOME =
  'Este texto ha podido con el validador, que empieza de nuevo. Cambia algo y lo vuelve a mirar.';
const READY = 'Listo. Escribe o pega tu YAML.';

const root = find('[data-validator]');
const { schema = '', meanings = '', worker: serviceWorker = '' } = root.dataset;
const boxes = {
  judge: find('[data-module=judge]'),
  extensions: find('[data-module=extensions]'),
};
const modules = { judge: download(boxes.judge), extensions: download(boxes.extensions) };
const status = find('.summary');
const list = find('.verdicts');
const loading = {
  judge: new Loading(boxes.judge, modules.judge.bytes, () => validator.load()),
  extensions: new Loading(boxes.extensions, modules.extensions.bytes, () => validator.extend()),
};
/** Whether the second module is here from another visit: then nobody has to ask for it. */
let hasExtensions = false;
const editor = new Editor(find('.editor'), check);
const validator = new Validator(
  modules,
  { schema, meanings },
  {
    progress: (of, received) => loading[of].progress(received),
    ready(of) {
      loading[of].done();
      if (of === 'judge') say(READY);
      check(editor.text);
    },
    async kept(resources) {
      const links = examples.map(({ href }) => href);
      // What an earlier visit kept is not among what this one loaded.
      const wanted = [...resources, modules.judge.url, schema, meanings, ...links];
      const isOffline = await workOffline(serviceWorker, wanted, [modules.extensions.url]);
      root.toggleAttribute('data-offline', isOffline);
    },
    checked: show,
    trouble(of, trouble) {
      if (of === 'extensions') hasExtensions = false;
      loading[of].trouble(trouble);
    },
    overcome: () => say(OVERCOME),
  },
);

hasExtensions = await isKept(modules.extensions.url);
if (!('Worker' in globalThis && 'WebAssembly' in globalThis)) loading.judge.impossible();
else if (await isKept(modules.judge.url)) loading.judge.start();

const examples = [...document.querySelectorAll<HTMLAnchorElement>('[data-example]')];
for (const link of examples) {
  link.addEventListener('click', (event) => {
    // Another tab is for who asks for it: then it is the file itself.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open(link.href);
  });
}
const choice = find<HTMLSelectElement>('#del-curso');
find('#abrir').addEventListener('click', () => void open(choice.value));

function download({ dataset: { url = '', bytes } }: HTMLElement): Download {
  return { url, bytes: Number(bytes) };
}

function check(text: string): void {
  if (text.length <= LONGEST) return validator.check(text);
  show(text, []);
  say(tooLong(text.length));
}

/** Shows what was found, unless the text is another one by now and its own verdict is on its way. */
function show(text: string, documents: readonly CheckedDocument[]): void {
  say(text.trim() === '' ? READY : summary(documents));
  list.replaceChildren(...verdictItems(documents, text, goTo));
  editor.mark(marks(documents));
  const needsExtensions = documents.some((document) => document.needsExtensions);
  if (needsExtensions && hasExtensions) loading.extensions.start();
  else loading.extensions.offer(needsExtensions);
}

function marks(documents: readonly CheckedDocument[]): Map<number, Mark> {
  const found = new Map<number, Mark>();
  for (const { location, isAdvice } of documents.flatMap(({ problems }) => problems)) {
    if (!isAdvice || !found.has(location.line))
      found.set(location.line, isAdvice ? 'advice' : 'error');
  }
  return found;
}

function goTo({ location }: Problem): void {
  editor.goTo(location.line, location.column);
}

async function open(url: string): Promise<void> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(response.statusText);
    editor.replace(await response.text());
  } catch {
    say('Ese ejemplo no ha llegado. Comprueba la conexión y vuelve a intentarlo.');
  }
}

function say(text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

function tooLong(length: number): string {
  const size = (length / 1e6).toLocaleString('es', { maximumFractionDigits: 1 });
  return `Son ${size} MB, y aquí se leen textos de hasta 1,5. Para archivos así está la terminal.`;
}
