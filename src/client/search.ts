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
  readonly sub_results: readonly Section[];
}

interface Section {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
}

/** Pages that are looked into, and sections of each that are shown; more would not be read. */
const PAGES = 6;
const SECTIONS = 3;

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
  const found = await Promise.all(answer.results.slice(0, PAGES).map((result) => result.data()));
  list.replaceChildren(...found.flatMap(items));
  const { length } = answer.results;
  if (length === 0)
    say(`Nada sobre «${query}». Prueba con otra palabra, o mira el mapa del curso.`);
  else say(length === 1 ? '1 página' : `${length} páginas`);
}

/** A page that was found, as the sections of it that speak of the words. */
function items({ url, meta, excerpt, sub_results: sections }: Found): HTMLLIElement[] {
  const title = meta['title'] ?? url;
  const shown = sections.length > 0 ? sections.slice(0, SECTIONS) : [{ url, title, excerpt }];
  return shown.map((section) => item(title, section));
}

function item(page: string, { url, title, excerpt }: Section): HTMLLIElement {
  const link = document.createElement('a');
  link.href = url;
  const strong = document.createElement('strong');
  strong.textContent = page;
  link.append(strong);
  if (title !== page) link.append(` › ${title}`);
  const text = document.createElement('p');
  // Pagefind escapes the page's text and adds only <mark>.
  text.innerHTML = excerpt;
  const result = document.createElement('li');
  result.append(link, text);
  return result;
}

field.addEventListener('input', () => {
  search().catch(() => say('Algo ha fallado al buscar. Vuelve a intentarlo.'));
});
