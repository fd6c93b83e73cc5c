import { ODD_SPACE } from './odd-characters.ts';
import { UNSEEN_BREAK } from './yaml-breaks.ts';

/** Columns of a line that are shown; of a longer one, those around its place. */
const WIDTH = 96;
const CUT = '…';

/**
 * What nobody sees or a terminal would obey. The wide space is as wide as its neighbours, and the joiners make one
 * letter, or one picture, of several.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![ \u3000])\p{Zs}|(?![\u200C\u200D])\p{Cf}/gu;

/** A text in quotes, as far as it is on the line. */
const QUOTED = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/u;

/** What ends a plain text between brackets, in a key and in a value; a comma may end a line between brackets. */
const ENDS = {
  inBrackets: /\s#|[,[\]{}]|:(?=[\s,[\]{}]|$)/,
  inKey: /\s#|:(?=\s|$)|,$/,
  // A colon in a value belongs to it, or else it is what is wrong.
  inValue: /\s#|,$/,
};
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/**
 * The line of a place in a text, the one before it, and a mark below what stands there, as compilers show them.
 * Nothing for a place that the text does not have. Tabs are shown: they are often what is wrong. `first` is the
 * number of the text's first line, where it is part of a file.
 */
export function excerpt(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
  first = 1,
): string[] {
  const lines = text.split(/\r?\n/);
  const content = lines[line - first];
  if (content === undefined) return [];
  const at = Math.min(column - 1, content.length);
  const start = Math.max(0, at - WIDTH / 2);
  const before = lines[line - first - 1] ?? '';
  const gutter = String(line).length;
  const row = (label: string, shown: string) => `${label.padStart(gutter)} | ${shown}`.trimEnd();
  const token = tokenAt(content, at);
  const lead = (start > 0 ? CUT : '') + content.slice(start, at);
  const mark = '^'.repeat(widthOf(token.slice(0, start + WIDTH - at)));
  const marked = row('', blank(lead) + mark);
  return [
    ...(before.trim() === '' ? [] : [row(String(line - 1), window(before, start))]),
    row(String(line), window(content, start)),
    marked,
  ];
}

/** What a mark goes under at a place in a text, whose first line has the number `first`; nothing if there is nothing. */
export function markedText(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
  first = 1,
): string {
  const content = text.split(/\r?\n/)[line - first] ?? '';
  return tokenAt(content, column - 1);
}

/** What a mark goes under on a line: a text in quotes, a plain one to its last word, or else one character. */
function tokenAt(content: string, at: number): string {
  const rest = content.slice(at).trimEnd();
  const quoted = QUOTED.exec(rest)?.[0];
  if (quoted !== undefined) return quoted;
  if (/^[\s,[\]{}]/.test(rest)) return rest.slice(0, 1);
  const before = content.slice(0, at);
  const isInBrackets = opened(before) > 0 || opened(rest) < 0 || /"\s*:\s*$/.test(before);
  const isValue = /\S:\s+$/.test(before);
  const end = ENDS[isInBrackets ? 'inBrackets' : isValue ? 'inValue' : 'inKey'].exec(rest);
  return rest.slice(0, end?.index).trimEnd() || rest.slice(0, 1);
}

/** How many brackets more a part of a line opens than it closes. */
function opened(part: string): number {
  const bare = part.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '');
  return bare.replace(/[^[{]/g, '').length - bare.replace(/[^\]}]/g, '').length;
}

function window(line: string, start: number): string {
  const end = start + WIDTH;
  const shown = pictured(line.slice(start, end).replaceAll('\t', '→'));
  return (start > 0 ? CUT : '') + shown + (line.length > end ? CUT : '');
}

/** A text in which a picture stands for each character that nobody sees or that a terminal would obey. */
export function pictured(text: string): string {
  return text.replace(UNSEEN, picture);
}

/** How such a character is shown. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '␡';
  if (UNSEEN_BREAK.test(character)) return '␤';
  if (ODD_SPACE.test(character)) return '␣';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '�';
}

/** Spaces as wide as a text: that of East Asia is as wide as its letters. */
function blank(text: string): string {
  return [...text]
    .map((character) => (WIDE.test(character) ? '\u3000' : isMark(character) ? '' : ' '))
    .join('');
}

function widthOf(text: string): number {
  const widths = [...text].map((one) => (WIDE.test(one) ? 2 : isMark(one) ? 0 : 1));
  return Math.max(
    1,
    widths.reduce<number>((sum, width) => sum + width, 0),
  );
}

function isMark(character: string): boolean {
  return /\p{M}|\u200D/u.test(character);
}
