/**
 * Unicode keeps these two code points for a program's own use: no text of a lesson or of a cluster has
 * them. Between them stands what was captured, which means nothing but itself: not a token, not a bound.
 */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

/** The parts of a text that `literally` made, one group with what is inside. */
export const LITERAL = `${OPEN}([^${CLOSE}]*)${CLOSE}`;

const MARKS = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

/** Marks a text so that every matcher takes it for itself, each of its lines apart. */
export function literally(text: string): string {
  return text
    .split('\n')
    .map((line) => `${OPEN}${line}${CLOSE}`)
    .join('\n');
}

/** A text without the marks: what a person sees. */
export function plain(text: string): string {
  return text.replace(MARKS, '');
}

/** Whether a text is nothing but what was captured, and so has no type but text. */
export function hasLiteral(text: string): boolean {
  return text.includes(OPEN);
}
