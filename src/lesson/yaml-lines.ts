/*
 * The lines of a text around an offset. A text may be one line of many megabytes: of a line no more is looked at than
 * people write.
 */

/** Characters of a line that are looked at. */
const LONGEST_LINE = 1024;

/** Lines that are looked at, to find what one belongs to. */
const MOST_LINES = 2000;

/** A line with something on it. */
export interface Line {
  readonly text: string;
  /** Offset of its first character that is no blank. */
  readonly at: number;
  /** How many spaces it begins with. */
  readonly indentation: number;
}

/** The line that an offset is on. */
export function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = text.slice(start, start + LONGEST_LINE).split(/\r?\n/, 1);
  const indentation = line.search(/[^ ]|$/);
  return { text: line, at: start + indentation, indentation };
}

/** The lines above the one that an offset is on, from the nearest one up, without those that are blank. */
export function* linesAbove(text: string, offset: number): Generator<Line> {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (let count = 0; start > 0 && count < MOST_LINES; count += 1) {
    const line = lineAt(text, start - 1);
    if (line.text.trim() !== '') yield line;
    start = line.at - line.indentation;
  }
}

/** The first line below the one that an offset is on that is not blank, nor only a comment. */
export function lineBelow(text: string, offset: number): Line | undefined {
  let end = text.indexOf('\n', offset);
  for (let count = 0; end >= 0 && count < MOST_LINES; count += 1) {
    const line = lineAt(text, end + 1);
    if (/^\s*[^\s#]/.test(line.text)) return line;
    end = text.indexOf('\n', end + 1);
  }
  return undefined;
}
