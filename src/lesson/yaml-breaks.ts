/*
 * Where a line ends. Kubernetes reads YAML with Go's `yaml` v2, for which three characters that nobody sees end a line,
 * too, as in YAML 1.1; for YAML 1.2, and for editors, they are characters as any other.
 */

/** What ends a line for Kubernetes, and for nobody else. */
export const UNSEEN_BREAK = /[\u0085\u2028\u2029]/;

const BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/**
 * Where the line with a number of Kubernetes begins in a text, as an editor counts: both from 1. The last line, for
 * a number past the end.
 */
export function placeOfLine(text: string, number: number): { line: number; column: number } {
  const begins = [
    0,
    ...[...text.matchAll(BREAK)].map(({ 0: found, index }) => index + found.length),
  ];
  const before = text
    .slice(0, begins[Math.min(Math.max(number, 1), begins.length) - 1])
    .split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
