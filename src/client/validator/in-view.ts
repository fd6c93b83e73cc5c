/** What stays visible beside a place, in px. */
const SPACE = 24;

/**
 * How far something of this width has to be scrolled for what is between two places of it to be seen: not at all
 * where it is seen as it is, and to its beginning where it is too long.
 */
export function scrollTo(from: number, to: number, width: number): number {
  return Math.max(0, Math.min(from - SPACE, to + SPACE - width));
}
