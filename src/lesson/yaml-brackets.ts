import { isCollection, visit, type YAMLError } from 'yaml';
import type { Explanation } from './yaml-messages.ts';
import type { ParsedDocument } from './yaml-place.ts';

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** What matters to who counts brackets: these, quotes and comments where they may begin, and nothing else. */
const MARKS = /[[\]{}]|(?<=[\s[{,:])["']|(?<=\s)#[^\n]*/g;

/** Explains a bracket or a brace that is not closed, which the library misses where something else stands, or nothing. */
export function explainUnclosed(
  document: ParsedDocument,
  { message, pos: [offset] }: YAMLError,
  text: string,
): (Explanation & { readonly at: number }) | undefined {
  if (!/^Flow (?:map|sequence) .*end with/.test(message)) return undefined;
  const start = outermostBefore(document, offset);
  const at = start === undefined ? undefined : lastOpen(text.slice(0, offset), start);
  if (at === undefined) return undefined;
  return text[at] === '['
    ? { at, message: 'este corchete no se cierra', hint: 'Pon «]» donde acabe la lista.' }
    : { at, message: 'esta llave no se cierra', hint: 'Pon «}» donde acabe el mapa.' };
}

/** Offset of the last collection in brackets that begins before an offset, and in no other. */
function outermostBefore(document: ParsedDocument, offset: number): number | undefined {
  let last: number | undefined;
  visit(document, {
    Collection: (_, node) => {
      if (!isCollection(node) || !node.flow) return undefined;
      const start = node.range?.[0] ?? offset;
      if (start < offset) last = start;
      return visit.SKIP;
    },
  });
  return last;
}

/** Offset of the bracket that was opened last, from one on, and is not closed where a text ends. */
function lastOpen(text: string, start: number): number | undefined {
  const open: number[] = [];
  const marks = new RegExp(MARKS);
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [sign] = mark;
    if (sign in CLOSING) open.push(mark.index);
    else if (sign === '"' || sign === "'") marks.lastIndex = quoteEnd(text, mark.index);
    else if (sign === CLOSING[text[open.at(-1) ?? -1] ?? '']) open.pop();
  }
  return open.at(-1);
}

/** Where a text in quotes ends that begins at an offset. */
function quoteEnd(text: string, from: number): number {
  const quoted = /"(?:[^"\\]|\\[^])*"?|'(?:[^']|'')*'?/y;
  quoted.lastIndex = from;
  return from + (quoted.exec(text)?.[0].length ?? 1);
}
