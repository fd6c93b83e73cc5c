import { isFileMode } from '../../lesson/yaml-scalar.ts';

/** Where a plain scalar may begin: on its line, after a key or a dash, or between brackets. */
const BEFORE = String.raw`(?:^|[\n\r\u0085\u2028\u2029]|[-:?][ ]|[\[{,:])[ ]*`;
const AFTER = String.raw`(?=[ ]*(?:$|[\n\r\u0085\u2028\u2029,\]}]|:|[ ]#))`;
/** What the YAML of Kubernetes and YAML 1.2 read differently. */
const SCALARS = [
  `(?:y|yes|n|no|on|off)${AFTER}`,
  '[-+]?0[0-9_xXbBoO]',
  String.raw`[-+]?\.?[0-9][0-9._eE+-]*_`,
  String.raw`[-+]?\.(?:inf|nan)`,
  // Too large for a number: 1e999.
  String.raw`[-+]?[0-9.]+e[-+]?[0-9]{3}`,
  '<<',
  // Quotes of a word processor.
  '[“”„‘’‚]',
];
/** A value that is a comment. */
const EATEN = String.raw`#[^\s#!]\S*[ ]*`;
/** Between braces, a key whose colon Kubernetes takes for a part of it. */
const GLUED_COLON = ':[,}]';
/** What marks that there is more than plain data. */
const MARKS = '[&*!?:]';
const SUSPICIOUS = new RegExp(
  String.raw`[\t\u0085\u2028\u2029]|(?:^|\n)(?:%|\.\.\.)|${GLUED_COLON}|:[ ]+${EATEN}(?:$|[\n\r])|${BEFORE}(?:${[...SCALARS, MARKS].join('|')})`,
  'i',
);

/** Where a line ends, too, for Kubernetes. */
const ODD_BREAK = /[\r\u0085\u2028\u2029]/;
const ODD_BLANK = /[\t\ufeff]/;
/** What ends a document, or comes before one. */
const DIRECTIVE = /^(?:%|\.\.\.)/;
/** A line's dashes, its key and its value. */
const LINE = /^( *(?:- +)*)(?:("[^"\\]*"|'[^']*'|[\w.$/-]+):(?: +|$))?(.*)$/;
/** The head of a block of text: what follows it is indented further. */
const BLOCK = /^[|>][-+]?(?: +#.*)?$/;
const AMBIGUOUS_SCALAR = new RegExp(`^(?:${SCALARS.join('|')})`, 'i');
/** How a plain scalar can't begin. */
const NO_PLAIN = /^(?:[&*!|>%@`\]},]|[-?:](?: |$))/;
const IS_EATEN = new RegExp(`^${EATEN}$`);
const COMMENT = /(?<! ) +#.*$/;
/** What may not be in a plain scalar: a key, or a comment. */
const NO_TEXT = /:(?: |$)| #/;
/** The rest of a text in quotes, with its end and nothing but a comment after it; or only up to the end of the line. */
const QUOTED: Readonly<Record<string, { readonly whole: RegExp; readonly open: RegExp }>> = {
  '"': {
    whole: /^[^"\\]*(?:\\.[^"\\]*)*"(?: +#.*| *)$/,
    open: /^[^"\\]*(?:\\.[^"\\]*)*\\?$/,
  },
  "'": { whole: /^[^']*(?:''[^']*)*'(?: +#.*| *)$/, open: /^[^']*(?:''[^']*)*$/ },
};
/** Texts in quotes between brackets; one that is not closed goes on to the end. */
const QUOTES = /(?<=[[{,:] *)(?:"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|'[^']*(?:'|$))/g;
/** Brackets with nothing but plain data, or what was between brackets, inside. */
const BRACKETS = /\[[^[\]{}]*\]|\{[^[\]{}]*\}/g;
/** How deep brackets are looked into. */
const DEEPEST = 5;

/**
 * Whether a text that Kubernetes accepts may hold what another reader of YAML takes for something else. A glance:
 * where it says no there is nothing, and where it says yes somebody has to read the text.
 */
export function mayBeAmbiguous(text: string): boolean {
  return SUSPICIOUS.test(text) && !isPlain(text);
}

/**
 * Whether all that is suspicious in a text stands in blocks, quotes or sentences: the scripts of a ConfigMap, the
 * descriptions of a CRD. It follows the lines of what people and tools write, and gives up at the first that is
 * anything else.
 */
function isPlain(text: string): boolean {
  const unix = text.replaceAll('\r\n', '\n');
  if (ODD_BREAK.test(unix)) return false;
  const lines = unix.split('\n');
  const reader = new LineReader();
  return lines.every((line) => reader.read(line));
}

class LineReader {
  /** The column of what the block of text belongs to that is being read; deeper lines are its own. */
  #block: number | undefined;
  /** The column of that block's first line. */
  #indentation: number | undefined;
  /** The same, of a plain scalar. */
  #plain: number | undefined;
  /** The quote that is not closed yet, and the column of what its text belongs to. */
  #quote: { readonly mark: string; readonly column: number } | undefined;

  /** False if nobody knows what the line is. */
  read(line: string): boolean {
    const column = line.search(/[^ ]/);
    if (column < 0) return true;
    if (this.#quote) return column > this.#quote.column && this.#readQuoted(line);
    if (this.#block !== undefined && column > this.#block) {
      return column >= (this.#indentation ??= column);
    }
    this.#block = this.#indentation = undefined;
    if (ODD_BLANK.test(line) || DIRECTIVE.test(line)) return false;
    if (line[column] === '#') {
      this.#plain = undefined;
      return true;
    }
    if (this.#plain !== undefined && column > this.#plain) return !NO_TEXT.test(line);
    this.#plain = undefined;
    return this.#readField(line);
  }

  #readField(line: string): boolean {
    const [, dashes = '', key, value = ''] = LINE.exec(line) ?? [];
    if (key === undefined && !dashes.includes('-')) return false;
    if (key !== undefined && AMBIGUOUS_SCALAR.test(key)) return false;
    if (key !== undefined && isFileMode(key, value.trimEnd())) return true;
    return this.#readValue(value, key === undefined ? dashes.lastIndexOf('-') : dashes.length);
  }

  /** Reads the value of what begins at a column. */
  #readValue(value: string, column: number): boolean {
    const [first = ''] = value;
    if (first === '') return true;
    if (first === '#') return !IS_EATEN.test(value);
    if (BLOCK.test(value)) {
      this.#block = column;
      return true;
    }
    if (first in QUOTED) {
      this.#quote = { mark: first, column };
      return this.#readQuoted(value.slice(1));
    }
    if (first === '[' || first === '{') return isPlainFlow(value);
    const plain = value.replace(COMMENT, '');
    if (plain === value) this.#plain = column;
    return !NO_PLAIN.test(plain) && !AMBIGUOUS_SCALAR.test(plain) && !NO_TEXT.test(plain);
  }

  #readQuoted(rest: string): boolean {
    const { whole, open } = QUOTED[this.#quote?.mark ?? ''] ?? {};
    if (!whole?.test(rest)) return open?.test(rest) ?? false;
    this.#quote = undefined;
    return true;
  }
}

/** Whether what begins with a bracket ends on its line, and is plain data. */
function isPlainFlow(value: string): boolean {
  let rest = value.replace(QUOTES, '""').replace(COMMENT, '').trimEnd();
  if (SUSPICIOUS.test(rest)) return false;
  for (let depth = 0; depth < DEEPEST && rest !== ''; depth += 1) rest = rest.replace(BRACKETS, '');
  return rest === '';
}
