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

/** A part of a text, `[start, end)`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A captured value that is shorter stands for itself by chance: a number, a word. */
const SHORTEST_CAPTURE = 4;

/** Longest answer that is shown whole, in lines. */
export const FOLD_AFTER = 12;

/** What a terminal printed, as text for a page: without ANSI codes or other control characters. */
export function plainText(stream: string): string {
  return stripVTControlCharacters(stream)
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/**
 * Splits what a command printed in lines and pieces, folding what is past the twelfth line. `captured`
 * are values that earlier steps kept, which are the reader's own too.
 */
export function foldAnswer(stream: string, captured: readonly string[] = []): FoldedAnswer {
  const lines = splitLines(splitPieces(plainText(stream).replace(/\n+$/, ''), captured));
  // A fold that hides a single line would take more room than the line.
  if (lines.length <= FOLD_AFTER + 1) return { shown: lines, folded: [] };
  return { shown: lines.slice(0, FOLD_AFTER), folded: lines.slice(FOLD_AFTER) };
}

function splitPieces(text: string, captured: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const span of joined([...volatileSpans(text), ...capturedSpans(text, captured)])) {
    pieces.push({ text: text.slice(end, span.start), volatile: false });
    pieces.push({ text: text.slice(span.start, span.end), volatile: true });
    end = span.end;
  }
  pieces.push({ text: text.slice(end), volatile: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Where captured values stand in a text, whole: `web-1` is no part of `web-12`. */
function capturedSpans(text: string, captured: readonly string[]): Span[] {
  const telling = captured.filter((value) => value.length >= SHORTEST_CAPTURE);
  return telling.flatMap((value) => {
    const escaped = value.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
    const whole = new RegExp(String.raw`(?<![\w.-])${escaped}(?![\w-]|\.\w)`, 'gu');
    return [...text.matchAll(whole)].map(({ index }) => ({
      start: index,
      end: index + value.length,
    }));
  });
}

/** Spans in order, those that overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const ordered = [...spans].sort((one, other) => one.start - other.start);
  return ordered.reduce<Span[]>((done, { start, end }) => {
    const last = done.at(-1);
    if (!last || start >= last.end) return [...done, { start, end }];
    return [...done.slice(0, -1), { start: last.start, end: Math.max(last.end, end) }];
  }, []);
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
