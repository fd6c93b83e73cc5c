/** A public address, and where the same bytes are for the time of a walk; neither has a final slash. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** A text with public addresses, and what is below them, as those from which this machine answers. */
export function moveAddresses(text: string, moved: readonly Moved[]): string {
  const longestFirst = moved.toSorted((a, b) => b.from.length - a.from.length);
  return longestFirst.reduce((result, { from, to }) => result.replaceAll(from, to), text);
}
