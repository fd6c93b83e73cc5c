import { isScalar, visit, type Scalar } from 'yaml';
import type { Explanation } from './yaml-messages.ts';
import type { ParsedDocument } from './yaml-place.ts';

/** Letters of a text up to which a hint shows it put right. */
export const LONGEST_SHOWN = 80;

/**
 * Explains what is left on a line behind a text in quotes, if that is what stands at an offset: `'it's'`, or
 * `"a" b`. `text` is all that was read.
 */
export function explainClosedQuote(
  document: ParsedDocument,
  offset: number,
  text: string,
): Explanation | undefined {
  const quoted = quotedBefore(document, offset);
  const [start, end] = quoted?.range ?? [0, 0];
  if (!quoted || /\S|\n/.test(text.slice(end, offset))) return undefined;
  const quote = text.charAt(start);
  const meant = meantText(text.slice(start, offset + LONGEST_SHOWN), offset - start, quote);
  return {
    message: `la comilla «${quote}» ya cerró el texto, y esto queda fuera`,
    hint: `Si es parte de él, ${meant === undefined ? 'ponlo todo entre otras comillas.' : `escribe ${meant}`}`,
  };
}

/** The last text in quotes that ends before an offset. */
function quotedBefore(document: ParsedDocument, offset: number): Scalar | undefined {
  let last: Scalar | undefined;
  visit(document, {
    Scalar: (_, scalar) => {
      const isBefore = scalar.range && scalar.range[1] <= offset;
      if (isBefore && scalar.type?.startsWith('QUOTE')) last = scalar;
    },
  });
  return last && isScalar(last) ? last : undefined;
}

/** The first line of a text. */
export function lineOf(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** What begins with a quote, with other ones around all that was meant; `undefined` if its end can't be told. */
function meantText(text: string, from: number, quote: string): string | undefined {
  const line = lineOf(text);
  const behind = line.slice(from);
  const closing = new RegExp(`${quote}(?=\\s*(?:$|[,\\]}]|#))`).exec(behind);
  // Without a second pair, the first one is part of what is meant.
  const whole = closing ? line.slice(1, from + closing.index) : line.replace(/\s+(?:#.*)?$/, '');
  if (whole.length > LONGEST_SHOWN || whole.includes('\\')) return undefined;
  if (!closing && /[,\]}]/.test(behind)) return undefined;
  const other = quote === '"' ? "'" : '"';
  return whole.includes(other) ? undefined : `${other}${whole}${other}`;
}
