/** A command on the time axis of a score. */
export interface Mark {
  readonly ms: number;
  /** What is written on the mark: a number. */
  readonly text: string;
  /** The command. */
  readonly label: string;
  /** Where the command is on the page, if it is there. */
  readonly href?: string;
}

/** Room that a mark of one or two characters, or of more, takes in a narrow score, in percent of its width. */
const SHORT = 7;
const LONG = 14;

/**
 * The row for each mark, from 0, so that none covers another: the first row that is free where it stands.
 * `positions` in percent, in any order.
 */
export function markRows(marks: readonly Mark[], positions: readonly number[]): number[] {
  const room = marks.some(({ text }) => text.length > 2) ? LONG : SHORT;
  const taken: number[][] = [];
  return positions.map((position) => {
    const free = taken.findIndex((row) => row.every((other) => Math.abs(other - position) >= room));
    const row = free < 0 ? taken.length : free;
    taken[row] = [...(taken[row] ?? []), position];
    return row;
  });
}
