import { parseClaims } from './claim.ts';
import type { Cursor } from './cursor.ts';
import { parseSources } from './source.ts';
import { suggestion } from './suggest.ts';
import type { FrontMatter } from './types.ts';

const KEYS = ['title', 'question', 'description', 'objectives', 'cluster', 'claims', 'sources'];
const ISOLATIONS = ['namespace', 'cluster', 'docker'] as const;
const MIN_OBJECTIVES = 2;
const MAX_OBJECTIVES = 5;

/**
 * Reads and checks a lesson's front matter; `addons` are those that it may ask for, `today` is an ISO date.
 * What is missing is reported and stands empty.
 */
export function parseFrontMatter(
  root: Cursor,
  addons: readonly string[],
  today: string,
): FrontMatter {
  const fields = root.record(KEYS, 'la cabecera');
  const text = (key: string) =>
    (fields?.has(key) ? fields.at(key).text(key) : missing(root, key)) ?? '';
  const cluster = fields?.has('cluster') ? parseCluster(fields.at('cluster'), addons) : undefined;
  return {
    title: text('title'),
    question: text('question'),
    description: text('description'),
    objectives: fields?.has('objectives')
      ? parseObjectives(fields.at('objectives'))
      : (missing(root, 'objectives') ?? []),
    isolation: cluster?.isolation ?? 'namespace',
    addons: cluster?.addons ?? [],
    claims: fields?.has('claims') ? parseClaims(fields.at('claims')) : [],
    sources: fields?.has('sources') ? parseSources(fields.at('sources'), today) : [],
  };
}

function missing(root: Cursor, key: string): undefined {
  return root.report(
    `falta «${key}» en la cabecera`,
    'Va entre las dos líneas «---» del principio.',
  );
}

function parseObjectives(cursor: Cursor): string[] {
  const objectives = cursor.items('objectives').flatMap((item) => item.text('un objetivo') ?? []);
  if (objectives.length < MIN_OBJECTIVES || objectives.length > MAX_OBJECTIVES) {
    cursor.report(
      `una lección tiene de ${MIN_OBJECTIVES} a ${MAX_OBJECTIVES} objetivos`,
      `Hay ${objectives.length}.`,
    );
  }
  return objectives;
}

function parseCluster(cursor: Cursor, known: readonly string[]) {
  const fields = cursor.record(['isolation', 'addons'], 'cluster');
  if (!fields) return undefined;
  const isolation = fields.has('isolation')
    ? fields.at('isolation').oneOf(ISOLATIONS, 'isolation')
    : undefined;
  const addons = fields.has('addons') ? parseAddonNames(fields.at('addons'), known) : [];
  if (isolation === 'docker' && addons.length > 0) {
    fields
      .at('addons')
      .report('una lección de Docker no tiene clúster', 'Quita los addons, o cambia «isolation».');
  }
  return { isolation: isolation ?? 'namespace', addons } as const;
}

function parseAddonNames(cursor: Cursor, known: readonly string[]): string[] {
  const names = cursor.items('addons').flatMap((item) => {
    const name = item.text('un addon');
    if (name === undefined || known.includes(name)) return name ?? [];
    return item.report(`no hay ningún addon «${name}»`, suggestion(name, known)) ?? [];
  });
  if (new Set(names).size < names.length)
    cursor.report('un addon está dos veces', 'Con una basta.');
  return names;
}
