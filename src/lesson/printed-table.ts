/** A row of a printed table: its cells by the names of the columns. */
export type PrintedRow = Readonly<Record<string, string>>;

/** A table as kubectl and docker print it. */
export interface PrintedTable {
  readonly columns: readonly string[];
  readonly rows: readonly PrintedRow[];
}

interface Column {
  readonly name: string;
  /** Where it begins, in code points: that is how kubectl and docker measure what they align. */
  readonly index: number;
}

/** What two or more blanks keep apart. */
const NAMES = /\S+(?: \S+)*/g;
/** `NAME`, `CONTAINER ID`, `CPU %`, `PORT(S)`, `MEMORY(bytes)`. */
const COLUMN_NAME = /^[\p{Lu}%][\p{Lu}\d %/()_.#-]*(?:\([a-z]+\))?$/u;

/**
 * Reads every table of an output. A table begins with the names of its columns in capitals, two or more
 * blanks apart, and ends at a blank line, at the next names, or with the output; what is outside of tables
 * is not of them. An output without such names is one table whose first line names the columns, as those
 * of `-o custom-columns` in small letters.
 */
export function readTables(text: string): PrintedTable[] {
  const lines = text.split(/\r?\n/);
  const tables: { head: Column[]; lines: string[] }[] = [];
  const hasNames = lines.some((line, index) => isHead(line, lines[index - 1]));
  let isInside = false;
  for (const [index, line] of lines.entries()) {
    const begins = hasNames
      ? isHead(line, lines[index - 1])
      : tables.length === 0 && line.trim() !== '';
    if (begins) tables.push({ head: columnsOf(line), lines: [] });
    isInside = begins || (isInside && line.trim() !== '');
    if (isInside && !begins) tables.at(-1)?.lines.push(line);
  }
  return tables.map(({ head, lines: below }) => ({
    columns: head.map(({ name }) => name),
    rows: below.map((line) => Object.fromEntries(cellsOf(line, head))),
  }));
}

/** A lone word in capitals is a head only where nothing stands above it: it may be a cell. */
function isHead(line: string, above: string | undefined): boolean {
  const names = line.match(NAMES) ?? [];
  const enough = above === undefined || above.trim() === '' ? 1 : 2;
  return names.length >= enough && names.every((name) => COLUMN_NAME.test(name));
}

function columnsOf(head: string): Column[] {
  return [...head.matchAll(NAMES)].map(({ 0: name, index }) => ({
    name,
    index: Array.from(head.slice(0, index)).length,
  }));
}

/** Cells below their names; where a value is wider than its column, what two or more blanks keep apart. */
function cellsOf(line: string, columns: readonly Column[]): [name: string, cell: string][] {
  const points = Array.from(line);
  const isAligned = columns.every(
    ({ index }) => index === 0 || /^\s?$/.test(points[index - 1] ?? ''),
  );
  const parts = line.trim().split(/ {2,}/);
  return columns.map(({ name, index }, i) => {
    const aligned = points
      .slice(index, columns[i + 1]?.index)
      .join('')
      .trim();
    return [name, isAligned || parts.length !== columns.length ? aligned : (parts[i] ?? '')];
  });
}
