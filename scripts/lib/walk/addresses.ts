/** A public address, and where the same bytes are for the time of a walk; neither has a final slash. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/**
 * A text with public addresses as those from which this machine answers. Only whole ones: an address that
 * goes on after it (`…/contour.yaml.asc`) is another one, but what is below it moves with it.
 */
export function moveAddresses(text: string, moved: readonly Moved[]): string {
  const longestFirst = moved.toSorted((a, b) => b.from.length - a.from.length);
  return longestFirst.reduce((result, { from, to }) => {
    const whole = new RegExp(`${RegExp.escape(from)}(?![\\w.-]*\\w)`, 'g');
    return result.replace(whole, () => to);
  }, text);
}
