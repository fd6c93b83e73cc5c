// The page /validar/: the text at one side, its verdict at the other, and between them the worker.
import { markedText } from '../../lesson/excerpt.ts';
import type { Problem } from '../../lesson/problem.ts';
import { announcer } from './announcer.ts';
import { keepDraft, readDraft } from './draft.ts';
import { find } from './element.ts';
import { Editor, type Mark } from './editor.ts';
import { Examples } from './examples.ts';
import { isKept } from './kept.ts';
import { Loading } from './loading.ts';
import { megabytes } from './megabytes.ts';
import { workOffline } from './offline.ts';
import type { CheckedDocument } from './protocol.ts';
import { summary } from './summary.ts';
import { Validator, type Download } from './validator.ts';
import { revealMarks, verdictItems } from './verdicts.ts';

/** Characters beyond which a text is not checked while somebody types: etcd takes 1.5 MB of an object. */
const LONGEST = 1_500_000;

const OVERCOME =
  'Este texto ha podido con el validador, que empieza de nuevo. Cambia algo y lo vuelve a mirar.';
const READY = 'Listo. Escribe o pega tu YAML.';
const NOT_LOADED = 'Antes pulsa «Cargar el validador», aquí encima.';

const root = find('[data-validator]');
const { schema = '', meanings = '', worker: serviceWorker = '' } = root.dataset;
const boxes = {
  judge: find('[data-module=judge]'),
  extensions: find('[data-module=extensions]'),
};
const modules = { judge: download(boxes.judge), extensions: download(boxes.extensions) };
const status = find('.summary');
const list = find('.verdicts');
const announce = announcer(find('[role=status]', root));
const loading = {
  judge: new Loading(boxes.judge, modules.judge.bytes, {
    load() {
      say('');
      validator.load();
    },
    announce,
  }),
  extensions: new Loading(boxes.extensions, modules.extensions.bytes, {
    load: () => validator.extend(),
    announce,
  }),
};
/** Whether the second module is here from another visit: then nobody has to ask for it. */
let hasExtensions = false;
const editor = new Editor(find('.editor'), (text) => {
  examples.cancel();
  check(text);
});
const examples = new Examples((text) => {
  editor.replace(text);
  root.scrollIntoView();
});
const validator = new Validator(
  modules,
  { schema, meanings },
  {
    progress: (of, received) => loading[of].progress(received),
    ready(of) {
      if (loading[of].hasFocus) editor.focus();
      loading[of].done();
      check(editor.text);
    },
    async kept(of, resources) {
      if (!(await isKept(modules[of].url))) loading[of].unkept();
      // What an earlier visit kept is not among what this one loaded.
      const wanted = [...resources, modules.judge.url, schema, meanings, ...examples.urls];
      const isOffline = await workOffline(serviceWorker, wanted, [modules.extensions.url]);
      root.toggleAttribute('data-offline', isOffline);
    },
    checked(text, documents) {
      if (text !== editor.text) return;
      show(text, documents, text.trim() === '' ? READY : summary(documents));
    },
    trouble(of, trouble) {
      if (of === 'extensions') hasExtensions = false;
      loading[of].trouble(trouble);
    },
    again: (of) => loading[of].again(),
    overcome(text) {
      if (text === editor.text) show('', [], OVERCOME);
    },
  },
);

// Phones end a page that is out of sight without another word.
for (const leaving of ['pagehide', 'visibilitychange'])
  addEventListener(leaving, () => keepDraft(editor.text));
if (editor.text === '') editor.restore(readDraft());
void begin();

/** Starts what an earlier visit kept, and offers the button otherwise. */
async function begin(): Promise<void> {
  if (!('Worker' in globalThis && 'WebAssembly' in globalThis)) return loading.judge.impossible();
  const { judge, extensions } = modules;
  const [isHere, isExtended] = await Promise.all([isKept(judge.url), isKept(extensions.url)]);
  hasExtensions = isExtended;
  if (isHere) return loading.judge.start(true);
  loading.judge.offer(true);
  check(editor.text);
}

function download({ dataset: { url = '', bytes } }: HTMLElement): Download {
  return { url, bytes: Number(bytes) };
}

function check(text: string): void {
  if (text.length > LONGEST) {
    validator.forget();
    return show('', [], tooLong(text.length));
  }
  if (loading.judge.isOffered) say(text.trim() === '' ? '' : NOT_LOADED);
  validator.check(text);
}

/** Shows what was found in the text that stands there, and says it in one sentence. */
function show(text: string, documents: readonly CheckedDocument[], sentence: string): void {
  say(sentence);
  list.replaceChildren(...verdictItems(documents, text, goTo));
  revealMarks(list);
  editor.mark(marks(documents));
  const needsExtensions = documents.some((document) => document.needsExtensions);
  if (needsExtensions && hasExtensions) loading.extensions.start(true);
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
  editor.goTo(location.line, location.column, markedText(editor.text, location).length);
}

function say(text: string): void {
  status.textContent = text;
  announce(text);
}

function tooLong(length: number): string {
  return `Son ${megabytes(length)} MB, y aquí se leen textos de hasta 1,5. Para archivos así está la terminal.`;
}
