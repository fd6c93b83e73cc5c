/** Columns of a line that are shown; of a longer one, those around its place. */
const WIDTH = 96;
const CUT = '…';

/** What a mark goes under: a text in quotes, a word or number, or else one character. */
const TOKEN = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^\s,[\]{}"']+?(?=:?(?:[\s,\]}]|$))|.)/u;
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
  const token = TOKEN.exec(content.slice(at))?.[0] ?? ' ';
  const lead = (start > 0 ? CUT : '') + content.slice(start, at);
  const mark = '^'.repeat(widthOf(token.slice(0, start + WIDTH - at)));
  const marked = row('', blank(lead) + mark);
  return [
    ...(before.trim() === '' ? [] : [row(String(line - 1), window(before, start))]),
    row(String(line), window(content, start)),
    marked,
  ];
}

function window(line: string, start: number): string {
  const end = start + WIDTH;
  const shown = line.slice(start, end).replaceAll('\t', '→');
  return (start > 0 ? CUT : '') + shown + (line.length > end ? CUT : '');
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
