import { dialog, field, list, say } from './search-dialog.ts';

/** The part of Pagefind's module that is used here. */
interface Pagefind {
  init(): Promise<void>;
  debouncedSearch(query: string): Promise<{ results: PagefindResult[] } | null>;
}

interface PagefindResult {
  data(): Promise<Found>;
}

interface Found {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly excerpt: string;
  readonly sub_results: readonly {
    readonly url: string;
    readonly title: string;
    readonly excerpt: string;
  }[];
}

/** Results that are shown; more would not be read. */
const SHOWN = 8;

let engine: Promise<Pagefind> | undefined;

/** Opens the search; `url` is where Pagefind's module is. */
export function openSearch(url: string): void {
  dialog.showModal();
  field.select();
  engine ??= load(url);
  engine.catch(() => {
    engine = undefined;
    say('El buscador no ha llegado. Comprueba la conexión y vuelve a intentarlo.');
  });
}

async function load(url: string): Promise<Pagefind> {
  const module = (await import(/* @vite-ignore */ url)) as Pagefind;
  await module.init();
  return module;
}

async function search(): Promise<void> {
  const query = field.value.trim();
  list.replaceChildren();
  if (!query || !engine) return say('');
  const answer = await (await engine).debouncedSearch(query);
  if (!answer || query !== field.value.trim()) return;
  const found = await Promise.all(answer.results.slice(0, SHOWN).map((result) => result.data()));
  list.replaceChildren(...found.map(item));
  const { length } = answer.results;
  if (length === 0)
    say(`Nada sobre «${query}». Prueba con otra palabra, o mira el mapa del curso.`);
  else say(length === 1 ? '1 página' : `${length} páginas`);
}

/** A page that was found, led to the section which speaks of it. */
function item({ url, meta, excerpt, sub_results: sections }: Found): HTMLLIElement {
  const section = sections[0];
  const link = document.createElement('a');
  link.href = section?.url ?? url;
  const title = document.createElement('strong');
  title.textContent = meta['title'] ?? url;
  link.append(title);
  if (section && section.title !== meta['title']) link.append(` › ${section.title}`);
  const text = document.createElement('p');
  // Pagefind escapes the page's text and adds only <mark>.
  text.innerHTML = section?.excerpt ?? excerpt;
  const result = document.createElement('li');
  result.append(link, text);
  return result;
}

field.addEventListener('input', () => {
  search().catch(() => say('Algo ha fallado al buscar. Vuelve a intentarlo.'));
});
