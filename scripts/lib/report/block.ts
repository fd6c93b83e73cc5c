import { count } from './words.ts';

/** Gives a text a colour, where colours are shown. */
export type Paint = (colour: 'red' | 'green' | 'dim', text: string) => string;

export const withoutColour: Paint = (_, text) => text;

const LONGEST_LINES = 60;
const LONGEST_COLUMNS = 400;

/** A title with a text below it; of a long one, its beginning. */
export function block(title: string, text: string, longest = LONGEST_LINES): string {
  return `    ${title}:\n${indent(short(text.trimEnd(), longest))}`;
}

/** A text as it stands below a title. */
export function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `        ${line}`.trimEnd())
    .join('\n');
}

/** At most so many lines of a text, none of them endless, and how many are left out. */
export function short(text: string, longest = LONGEST_LINES): string {
  const cut = (line: string) =>
    line.length > LONGEST_COLUMNS ? `${line.slice(0, LONGEST_COLUMNS)}…` : line;
  const lines = text.split('\n');
  const rest = lines.length - longest;
  if (rest <= 0) return lines.map(cut).join('\n');
  return [...lines.slice(0, longest).map(cut), `… y ${count(rest, 'línea', 'líneas')} más`].join(
    '\n',
  );
}
