import { jsonObjects } from './json-stream.ts';

/** One document of a text of YAML or JSON, as kubectl takes the text apart. */
export interface Chunk {
  readonly text: string;
  /** Line of its first line in the text, from 1. */
  readonly line: number;
  /** What follows the `---` above it on the same line, blanks and all, where only a comment may: kubectl stops there. */
  readonly badSeparator?: string;
}

/** Characters before an object on its line up to which its column is right: ten thousand objects may be on one. */
const WIDEST_MARGIN = 1000;

/**
 * Takes a text apart where kubectl does: after each object of JSON, if it begins with one, and else at each line that
 * begins with `---`, which belongs to neither side. After two objects it takes nothing but JSON any more.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder
 */
export function chunks(text: string): Chunk[] {
  const objects = jsonObjects(text);
  const end = objects.at(-1)?.to ?? 0;
  const rest = text.slice(end);
  if (objects.length === 0 || (objects.length === 1 && isBlank(rest))) return documents(text, 1);
  let [line, counted] = [1, 0];
  const chunk = (from: number, to: number): Chunk => {
    line += newlines(text, counted, from);
    counted = from;
    return { text: margin(text, from) + text.slice(from, to), line };
  };
  const found = objects.map(({ from, to }) => chunk(from, to));
  const last = chunk(end, text.length);
  if (objects.length === 1) found.push(...documents(rest, last.line));
  else if (!isBlank(rest)) found.push(last);
  return found;
}

/** Spaces that move an object to its column, where its line begins with another one; none where that is far. */
function margin(text: string, at: number): string {
  const before = text.slice(Math.max(at - WIDEST_MARGIN, 0), at);
  const newline = before.lastIndexOf('\n');
  const isFar = newline < 0 && before.length < at;
  return isFar ? '' : ' '.repeat(before.length - newline - 1);
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

/** Takes YAML apart, whose first line has this number. */
function documents(text: string, first: number): Chunk[] {
  const found: Chunk[] = [];
  let [start, line, badSeparator] = [0, first, ''];
  const close = (end: number) => {
    const part = text.slice(start, end);
    if (badSeparator !== '') found.push({ text: part, line: line - 1, badSeparator });
    else if (!isBlank(part)) found.push({ text: part, line });
  };
  for (const match of text.matchAll(/(?:^|\n)---([^\n]*)/g)) {
    close(match.index);
    const end = match.index + match[0].length;
    line += newlines(text, start, end) + 1;
    start = end + 1;
    const rest = (match[1] ?? '').trimEnd();
    badSeparator = /^\s*#/.test(rest) ? '' : rest;
  }
  close(text.length);
  return found;
}

function newlines(text: string, from: number, to: number): number {
  // Not beyond `to`: a text may be one line of many megabytes.
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) count += 1;
  return count;
}
