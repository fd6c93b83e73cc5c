import {
  isCollection,
  isMap,
  isScalar,
  visit,
  type ErrorCode,
  type Pair,
  type YAMLError,
} from 'yaml';
import { explainUnclosed } from './yaml-brackets.ts';
import { explainSyntax, oddSpace, type Explanation } from './yaml-messages.ts';
import { UNSEEN } from './odd-characters.ts';
import { offsetOfGluedDash, offsetOfTab, type ParsedDocument } from './yaml-place.ts';
import { explainClosedQuote, lineOf, LONGEST_SHOWN } from './yaml-quotes.ts';

/*
 * What people write that YAML takes for something else. The library tells what its grammar misses there; a person is
 * told what to write.
 */

/** Characters of a line that are looked at. */
const LONGEST_LINE = 1024;

/** What {@link unseenIn} finds, where YAML wants a space. */
const ODD_SPACE_WANTED = new RegExp(
  `(?<=^[ ]*(?:-[ ]+)*|:|^[ ]*(?:-[ ]+)*-)(?:${UNSEEN})|(?:${UNSEEN})(?=:(?: |$))`,
  'u',
);

export const unfilledTemplate: Explanation = {
  message: 'esto es una plantilla sin rellenar',
  hint: 'Si es de Helm, valida lo que imprime «helm template». Si es un texto, ponlo entre comillas.',
};

const foreignComment: Explanation = {
  message: 'un comentario no empieza así',
  hint: 'JSON no admite comentarios: quítalo. Los de YAML empiezan por «#».',
};

const extraComma: Explanation = {
  message: 'sobra la coma',
  hint: 'Entre corchetes o llaves va una detrás de cada elemento; fuera de ellos, ninguna.',
};

const gluedDash: Explanation = {
  message: 'falta un espacio tras el guion',
  hint: 'Cada elemento de una lista empieza por «- ».',
};

const conflict: Explanation = {
  message: 'esto es un conflicto de Git sin resolver',
  hint: 'Quédate con una de las dos versiones y borra las marcas.',
};

const missingSpace = (spaced: string): Explanation => ({
  message: 'falta un espacio tras los dos puntos',
  hint: `Escribe ${spaced}`,
});

/** Offset of the first `{{` that YAML reads as a map whose key is a map; `undefined` if there is none. */
export function templateIn(document: ParsedDocument): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Map: (_, map) => {
      const key = map.items[0]?.key;
      const at = map.range?.[0] ?? 0;
      if (!map.flow || !isMap(key) || !key.flow || key.range?.[0] !== at + 1) return undefined;
      offset = at;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Explains an alias without its anchor, which is seldom meant to be one: `*\/5 * * * *`. `text` begins with it. */
export function explainStray(
  name: string,
  text: string,
  ancestors: readonly unknown[],
): Explanation {
  const value = lineOf(text).replace(isInFlow(ancestors) ? /\s*[,\]}].*$/ : /(?:\s+#.*|\s+)$/, '');
  const { key } = (ancestors.at(-1) ?? {}) as Partial<Pair>;
  const field = isScalar(key) ? `${String(key.value)}: ` : '';
  const isName = /^\w+$/.test(name) && value === `*${name}`;
  return {
    message: isName
      ? `el alias *${name} no tiene antes su ancla &${name}`
      : 'lo que empieza por «*» va entre comillas: sin ellas es un alias',
    hint: `${isName ? 'Si es un texto, escribe' : 'Escribe'} ${field}${JSON.stringify(value)}`,
  };
}

/**
 * Explains an error of the library by what stands at its place, or else by its kind. `text` is all that was read. With
 * `at`, it is about what stands elsewhere.
 */
export function explainError(
  document: ParsedDocument,
  error: YAMLError,
  text: string,
): Explanation & { readonly at?: number } {
  const { code, message, pos } = error;
  const [offset] = pos;
  // Its place is the end of the text, and not where the quote was opened.
  if (message.startsWith('Missing closing')) return explainSyntax(code, message);
  if (offsetOfTab(error, text) !== undefined) return explainSyntax('TAB_AS_INDENT', message);
  if (offsetOfGluedDash(error, text) !== undefined) return gluedDash;
  const odd = oddSpaceIn(text, offset);
  if (odd) return { ...oddSpace(odd.character), at: odd.at };
  const rest = lineOf(text.slice(offset, offset + 4 * LONGEST_SHOWN));
  return (
    explainRest(rest, code) ??
    (isLeft(code, rest) ? explainClosedQuote(document, offset, text) : undefined) ??
    explainUnclosed(document, error, text) ??
    explainSyntax(code, message)
  );
}

/** What looks like a space, on the line of an offset, where YAML wants one: in the indentation, or beside a colon or a dash. */
function oddSpaceIn(text: string, offset: number): { at: number; character: string } | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = lineOf(text.slice(start, start + LONGEST_LINE));
  const found = ODD_SPACE_WANTED.exec(line);
  return found ? { at: start + found.index, character: found[0] } : undefined;
}

/** Explains an error by what stands at its place, up to the end of the line. */
function explainRest(rest: string, code: ErrorCode): Explanation | undefined {
  if (isForeignComment(rest)) return foreignComment;
  if (rest.startsWith('{{')) return unfilledTemplate;
  if (/^([<=>])\1{6}(?: |$)/.test(rest)) return conflict;
  if (code === 'UNEXPECTED_TOKEN' && rest.startsWith(',')) return extraComma;
  const isKey = code === 'MISSING_CHAR' || code === 'MULTILINE_IMPLICIT_KEY';
  const spaced = isKey ? withSpace(rest) : undefined;
  return spaced === undefined ? undefined : missingSpace(spaced);
}

/** Whether what stands at an error may be left over of a text in quotes. What begins with one rather lacks a comma. */
function isLeft(code: ErrorCode, rest: string): boolean {
  return code === 'UNEXPECTED_TOKEN' || (code === 'MISSING_CHAR' && !/^["']/.test(rest));
}

/** Explains a key between braces that YAML takes as it is: a comment in JSON, or all of `{name:web}`. */
export function explainKey(
  { key, value }: Pair,
  ancestors: readonly unknown[],
): Explanation | undefined {
  const text = isScalar(key) && key.type === 'PLAIN' ? key.source : undefined;
  if (text === undefined || !isInFlow(ancestors)) return undefined;
  // What is all in braces is meant to be JSON.
  if (isForeignComment(text) && isInFlow(ancestors.slice(0, 2))) return foreignComment;
  const isAlone = !value || (isScalar(value) && value.value === null);
  const spaced = isAlone ? withSpace(text) : undefined;
  return spaced === undefined ? undefined : missingSpace(spaced);
}

/** `name:web` as it was meant, `name: web`; `undefined` for any other text. An address has its colon, too. */
export function withSpace(text: string): string | undefined {
  const [, key, value = ''] = /^([a-z][\w./-]*):(?!\/\/)([^\s:].*)$/i.exec(text) ?? [];
  return key !== undefined && text.length <= LONGEST_SHOWN ? `${key}: ${value}` : undefined;
}

function isForeignComment(text: string): boolean {
  return text.startsWith('//') || text.startsWith('/*');
}

function isInFlow(ancestors: readonly unknown[]): boolean {
  return ancestors.some((node) => isCollection(node) && node.flow);
}
