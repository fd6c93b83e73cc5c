/** One document of a text of YAML, as kubectl takes the text apart. */
export interface Chunk {
  readonly text: string;
  /** Line of its first line in the text, from 1. */
  readonly line: number;
  /** What follows the `---` above it on the same line, where only a comment may: kubectl stops there. */
  readonly badSeparator?: string;
}

/**
 * Takes a text apart where kubectl does: at each line that begins with `---`, which belongs to neither side.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLReader
 */
export function chunks(text: string): Chunk[] {
  const found: Chunk[] = [];
  let [start, line, badSeparator] = [0, 1, ''];
  const close = (end: number) => {
    const part = text.slice(start, end);
    if (badSeparator !== '') found.push({ text: part, line: line - 1, badSeparator });
    else if (/\S/.test(part)) found.push({ text: part, line });
  };
  for (const match of text.matchAll(/(?:^|\n)---([^\n]*)/g)) {
    close(match.index);
    const end = match.index + match[0].length;
    line += newlines(text, start, end) + 1;
    start = end + 1;
    const rest = (match[1] ?? '').trim();
    badSeparator = rest.startsWith('#') ? '' : rest;
  }
  close(text.length);
  return found;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}
