import type { Finding } from './finding.ts';

/** What Spanish writes otherwise (RAE, Ortografía de la lengua española, 2010: raya, comillas, puntos suspensivos). */
const RULES: readonly (Omit<Finding, 'offset'> & { readonly pattern: RegExp })[] = [
  {
    pattern: /["“”]/g,
    message: 'comillas de otra lengua',
    hint: 'Las de aquí son « »; dentro de ellas, ‹ ›.',
  },
  { pattern: /['`´]/g, message: 'comilla suelta', hint: '¿Sobra, o falta cerrar un código?' },
  {
    pattern: /\.{3}/g,
    message: 'tres puntos sueltos',
    hint: 'Los puntos suspensivos son uno solo: …',
  },
  {
    pattern: / [–-] /g,
    message: 'un guion con espacios no es una raya',
    hint: 'La raya es — y va pegada al inciso: —así—.',
  },
  {
    pattern: /\p{L} +[,;:.!?](?!\p{L}|\.)/gu,
    message: 'un espacio antes de la puntuación',
    hint: 'Va pegada a la palabra.',
  },
  { pattern: /« | »/g, message: 'un espacio dentro de las comillas', hint: 'Van pegadas: «así».' },
  {
    pattern: /\b(?:sólo|éste|ésta|éstos|éstas)\b/giu,
    message: 'esa tilde ya no hace falta',
    hint: 'Solo, este, esta (RAE, 2010).',
  },
];

const PAIRS = ['¿?', '¡!', '«»', '()'] as const;

/** Signs of a text that Spanish writes otherwise. */
export function mistypeset(prose: string): Finding[] {
  const signs = RULES.flatMap(({ pattern, message, hint }) =>
    [...prose.matchAll(pattern)].map(({ index }) => ({ offset: index, message, hint })),
  );
  return [...signs, ...unpaired(prose)];
}

/** Paragraphs that open one sign more, or one less, than they close. */
function unpaired(prose: string): Finding[] {
  return [...prose.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].flatMap(({ 0: paragraph, index }) =>
    PAIRS.flatMap((pair) => {
      const [open = '', close = ''] = pair;
      const [opened, closed] = [paragraph.split(open).length, paragraph.split(close).length];
      if (opened === closed) return [];
      const offset = index + paragraph.indexOf(opened > closed ? open : close);
      const message = `falta ${opened > closed ? `cerrar ${close}` : `abrir ${open}`}`;
      return { offset, message, hint: 'En español, las dos.' };
    }),
  );
}
