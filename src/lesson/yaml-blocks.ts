import type { YAMLError } from 'yaml';
import { lineAt, linesAbove, type Line } from './yaml-lines.ts';
import type { Explanation } from './yaml-messages.ts';

/*
 * Blocks of text: what follows `key: |`. Its lines are indented more than its key, and none less than the first one.
 */

type Placed = Explanation & { readonly at: number };

/** A line that ends in the sign of a block. Where it says how far the text is indented there is nothing to tell. */
const HEAD =
  /^( *(?:- +)*)((?:"[^"]*"|'[^']*'|[^\s"'#-][^#]*?): +)?(?:[!&]\S+ +)*([|>])[-+]?(?: +#.*)?$/;

/** A line that begins with a key. */
const KEY = /^ *(?:- +)*[\w."'/-]+:(?: |$)/;

/** A block of text. */
interface Block {
  readonly sign: string;
  /** Spaces before what it belongs to. */
  readonly column: number;
  /** The first line below its sign. */
  readonly first: Line;
  /** Whether all lines up to the one in question are indented as the first one. */
  readonly isEven: boolean;
}

/** Letters of a text up to which a hint repeats it. */
const LONGEST_SHOWN = 40;

/** Explains what stands behind the sign of a block on its line, if an error is about that. */
export function explainBehindSign(
  { message, pos: [offset] }: YAMLError,
  text: string,
): Placed | undefined {
  if (!/^(?:Block scalar header includes|Not a YAML token)/.test(message)) return undefined;
  const { text: line, at, indentation } = lineAt(text, offset);
  const behind = offset - at + indentation;
  const [, sign] = /(?<=\s)([|>])[-+\d]*\s*$/.exec(line.slice(0, behind)) ?? [];
  if (sign === undefined) return undefined;
  const rest = line.slice(behind).trim();
  const shown = rest.length > LONGEST_SHOWN ? 'lo que sigue' : `«${rest}»`;
  return {
    at: offset,
    message: `tras «${sign}» no cabe nada más en la línea`,
    hint: `Baja ${shown} a la siguiente, con más sangría. Si «${sign}» es parte del texto, ponlo todo entre comillas.`,
  };
}

/** Explains a text that is not indented more than its key, if an error is about its first line. */
export function explainFlatText(offset: number, text: string): Placed | undefined {
  const line = lineAt(text, offset);
  const block = KEY.test(line.text) ? undefined : blockAbove(line, text);
  if (!block || block.first.indentation > block.column) return undefined;
  return {
    at: block.first.at,
    message: `lo que va tras «${block.sign}» necesita más sangría que su clave`,
    hint: 'Empieza cada línea del texto dos columnas más a la derecha que la clave.',
  };
}

/** Explains a line that is indented less than the first one of the text above it, if an error is about one. */
export function explainUnevenText(offset: number, text: string): Placed | undefined {
  const line = lineAt(text, offset);
  const block = blockAbove(line, text);
  if (!block?.isEven || line.indentation >= block.first.indentation) return undefined;
  const isInside = line.indentation > block.column;
  // A single word may be a key without its colon.
  const mayBeText = /\S\s+\S/.test(line.text) && !KEY.test(line.text);
  if (!isInside && !mayBeText) return undefined;
  return {
    at: line.at,
    message: 'esta línea tiene menos sangría que la primera del texto',
    hint: `Si es parte de él, alinéala con esa primera. ${otherwise(line, isInside)}`.trimEnd(),
  };
}

/** What to do with a line that is no part of the text above it. */
function otherwise({ text }: Line, isInside: boolean): string {
  if (!isInside) return 'Si es una clave, le faltan los dos puntos.';
  return KEY.test(text) ? 'Si es otra clave, alinéala con sus hermanas.' : '';
}

/** The block of text that stands right above a line, with nothing in between that is indented as little as its key. */
function blockAbove(line: Line, text: string): Block | undefined {
  const between = [line];
  for (const above of linesAbove(text, line.at)) {
    const [head, margin = '', key, sign = ''] = HEAD.exec(above.text) ?? [];
    const isHead = head !== undefined && (key !== undefined || margin.includes('-'));
    if (isHead) {
      const column = key === undefined ? margin.lastIndexOf('-') : margin.length;
      return asBlock(between.reverse(), { sign, column });
    }
    between.push(above);
  }
  return undefined;
}

/** A block, from the lines below its sign, the last of which is the one in question. */
function asBlock(lines: readonly Line[], { sign, column }: Pick<Block, 'sign' | 'column'>) {
  const [first, text] = [lines[0], lines.slice(0, -1)];
  if (!first) return undefined;
  const isFlat = first.indentation <= column;
  // YAML takes them for comments.
  const isOwn = (one: Line) =>
    isFlat ? one.text.trimStart().startsWith('#') : one.indentation > column;
  if (!text.every(isOwn)) return undefined;
  return { sign, column, first, isEven: text.every((one) => one.indentation >= first.indentation) };
}
