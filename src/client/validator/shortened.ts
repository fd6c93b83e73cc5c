/** Characters of a name or kind that are shown: the longest that make sense have fewer, and some texts have thousands. */
const LONGEST = 80;

/** A name as it is, or its beginning where nobody would read all of it. */
export function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}
