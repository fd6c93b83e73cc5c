import type { Cursor } from './cursor.ts';
import type { MdxNode } from './mdx.ts';
import { nodeLocation } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import type { Problem, SourceLocation } from './problem.ts';
import { suggestion } from './suggest.ts';
import type { Lesson } from './types.ts';

/** Where a statement that no run can prove was read: who says it, and the day on which somebody looked. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** ISO date. */
  readonly checked: string;
  readonly location: SourceLocation;
}

const KEYS = ['id', 'title', 'url', 'checked'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `sources: [{ id, title, url, checked }]`. What is wrong is reported; `today` is an ISO date. */
export function parseSources(cursor: Cursor, today: string): Source[] {
  const sources = cursor.items('sources').flatMap((item) => parseSource(item, today) ?? []);
  const twice = sources.filter(
    ({ id }, index) => sources.findIndex((other) => other.id === id) < index,
  );
  for (const { id } of twice)
    cursor.report(`la fuente «${id}» está dos veces`, 'Cada una con su nombre.');
  return sources;
}

function parseSource(cursor: Cursor, today: string): Source | undefined {
  const fields = cursor.record(KEYS, 'una fuente');
  if (!fields) return undefined;
  const [id, title, url] = ['id', 'title', 'url'].map((key) => fields.at(key).text(key));
  const checked = parseDate(fields.at('checked'), today);
  if (url !== undefined && URL.parse(url)?.protocol !== 'https:')
    fields.at('url').report(`«${url}» no es una dirección https`, 'Cópiala entera del navegador.');
  if (id === undefined || title === undefined || url === undefined || checked === undefined)
    return undefined;
  return { id, title, url, checked, location: cursor.location };
}

/** An unquoted date is a text in YAML 1.2 and a timestamp in 1.1; either way it is read as it is written. */
function parseDate(cursor: Cursor, today: string): string | undefined {
  const date = cursor.cell('checked');
  if (date === undefined) return undefined;
  if (!DATE.test(date) || Number.isNaN(Date.parse(date)))
    return cursor.report(`«${date}» no es una fecha`, 'Por ejemplo 2026-11-24.');
  if (date > today) return cursor.report(`nadie ha podido leerla el ${date}`, `Hoy es ${today}.`);
  return date;
}

/** Checks a `<Source id="…" />`: it names a source of its lesson's front matter, and nothing else. */
export function checkSourceElement(
  node: MdxNode,
  sources: readonly Source[],
  { file, problems }: LessonContext,
): void {
  const complain = (message: string, hint: string) =>
    void problems.push({ location: nodeLocation(node, file), message, hint });
  const names = (node.attributes ?? []).map(({ name }) => name ?? '');
  for (const name of names.filter((candidate) => candidate !== 'id'))
    complain(`atributo desconocido «${name}» en <Source>`, suggestion(name, ['id']));
  const id = node.attributes?.find(({ name }) => name === 'id')?.value;
  const known = sources.map((source) => source.id);
  if (typeof id !== 'string') complain('<Source> necesita id="…"', 'El nombre de una fuente.');
  else if (!known.includes(id))
    complain(`no hay ninguna fuente «${id}» en la cabecera`, suggestion(id, known));
}

/** A source that nothing cites is one that nobody will miss when it goes stale. */
export function unusedSources(lesson: Lesson, cited: ReadonlySet<string>): Problem[] {
  const proving = lesson.claims.flatMap(({ proofs }) =>
    proofs.flatMap(({ type, id }) => (type === 'source' ? id : [])),
  );
  return lesson.sources
    .filter(({ id }) => !cited.has(id) && !proving.includes(id))
    .map(({ id, location }) => ({
      location,
      message: `nadie cita la fuente «${id}»`,
      hint: `Pon <Source id="${id}" /> detrás de la frase que sostiene, o quítala.`,
    }));
}
