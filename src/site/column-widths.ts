/** Characters of code that a terminal gets at least, and those past which it gets no more. */
const LEAST = 42;
const MOST = 70;

/**
 * Shares of the width for terminals that stand side by side, from the lines that each shows: a command of
 * two words leaves room for the table beside it.
 */
export function columnWidths(columns: readonly (readonly string[])[]): number[] {
  return columns.map((lines) =>
    Math.min(MOST, Math.max(LEAST, ...lines.map((line) => line.length))),
  );
}
