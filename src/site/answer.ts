import { stripVTControlCharacters } from 'node:util';
import { volatileSpans } from '../lesson/volatile.ts';

/** A piece of an answer; `volatile` if it will differ for the reader. */
export interface Piece {
  readonly text: string;
  readonly volatile: boolean;
}

/** Lines of an answer, as pieces: those always in sight, and those folded away. */
export interface FoldedAnswer {
  readonly shown: readonly (readonly Piece[])[];
  readonly folded: readonly (readonly Piece[])[];
}

/** Longest answer that is shown whole, in lines. */
export const FOLD_AFTER = 12;

/** What a terminal printed, as text for a page: without ANSI codes or other control characters. */
export function plainText(stream: string): string {
  return stripVTControlCharacters(stream)
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/** Splits what a command printed in lines and pieces, folding what is past the twelfth line. */
export function foldAnswer(stream: string): FoldedAnswer {
  const lines = splitLines(splitPieces(plainText(stream).replace(/\n+$/, '')));
  // A fold that hides a single line would take more room than the line.
  if (lines.length <= FOLD_AFTER + 1) return { shown: lines, folded: [] };
  return { shown: lines.slice(0, FOLD_AFTER), folded: lines.slice(FOLD_AFTER) };
}

function splitPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const span of volatileSpans(text)) {
    pieces.push({ text: text.slice(end, span.start), volatile: false });
    pieces.push({ text: text.slice(span.start, span.end), volatile: true });
    end = span.end;
  }
  pieces.push({ text: text.slice(end), volatile: false });
  return pieces.filter((piece) => piece.text !== '');
}

function splitLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { text, volatile } of pieces) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, volatile });
    }
  }
  return lines;
}
