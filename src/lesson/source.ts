import type { Cursor } from './cursor.ts';
import { ElementReader } from './element.ts';
import { isIsoDate } from './iso-date.ts';
import type { MdxNode } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import type { Problem, SourceLocation } from './problem.ts';
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
  if (!isIsoDate(date))
    return cursor.report(`«${date}» no es una fecha`, 'Por ejemplo 2026-11-24.');
  if (date > today) return cursor.report(`nadie ha podido leerla el ${date}`, `Hoy es ${today}.`);
  return date;
}

/**
 * Reads the `<Source id="…" />` of a lesson. Gives the ids that they name, and its sources as a reader meets them:
 * in the order in which the text first cites them, so that its numbers go up; those that it does not cite, last.
 */
export function readCitations(
  nodes: readonly MdxNode[],
  declared: readonly Source[],
  context: LessonContext,
): { sources: Source[]; cited: readonly string[] } {
  const citations = nodes.filter(({ name }) => name === 'Source');
  citations.forEach((node) => checkSourceElement(node, declared, context));
  const cited = citations.flatMap(({ attributes = [] }) =>
    attributes.map(({ value }) => String(value)),
  );
  const turn = ({ id }: Source) => (cited.includes(id) ? cited.indexOf(id) : cited.length);
  return { sources: declared.toSorted((one, other) => turn(one) - turn(other)), cited };
}

/** Checks a `<Source id="…" />`: it names a source of its lesson's front matter, and nothing else. */
function checkSourceElement(
  node: MdxNode,
  sources: readonly Source[],
  { file, problems }: LessonContext,
): void {
  const element = new ElementReader(node, file, problems, ['id']);
  const id = element.required('id', 'El nombre de una fuente.');
  const known = sources.map((source) => source.id);
  const message = (name: string) => `no hay ninguna fuente «${name}» en la cabecera`;
  element.known(id === undefined ? [] : [id], known, message);
}

/** A source that nothing cites is one that nobody will miss when it goes stale. */
export function unusedSources(lesson: Lesson, cited: readonly string[]): Problem[] {
  const proving = lesson.claims.flatMap(({ proofs }) =>
    proofs.flatMap(({ type, id }) => (type === 'source' ? id : [])),
  );
  return lesson.sources
    .filter(({ id }) => !cited.includes(id) && !proving.includes(id))
    .map(({ id, location }) => ({
      location,
      message: `nadie cita la fuente «${id}»`,
      hint: `Pon <Source id="${id}" /> detrás de la frase que sostiene, o quítala.`,
    }));
}
