import type { FoldedAnswer, Piece } from './answer.ts';
import { foldAnswer } from './answer.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as HTML that shows it as it is; nothing in it is read as markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');
}

/** Lines of an answer as HTML, with what will differ for the reader marked. */
export function linesHtml(lines: FoldedAnswer['shown']): string {
  return lines.map((pieces) => pieces.map(pieceHtml).join('')).join('\n');
}

/** A name as code, with what of it will differ for the reader marked. */
export function codeHtml(name: string): string {
  return `<code>${linesHtml(foldAnswer(name).shown)}</code>`;
}

/**
 * A command as HTML whose text is the command, byte for byte. Flags are held together, because
 * browsers break a line after a hyphen and a lone `-` reads like a mistake.
 */
export function commandHtml(command: string): string {
  return command
    .split(/((?<![^\s])-\S+)/)
    .map((part, index) => (index % 2 ? `<span>${escapeHtml(part)}</span>` : escapeHtml(part)))
    .join('');
}

function pieceHtml({ text, volatile }: Piece): string {
  const escaped = escapeHtml(text);
  return volatile
    ? `<span class="volatile" title="Esto te saldrá distinto">${escaped}</span>`
    : escaped;
}
