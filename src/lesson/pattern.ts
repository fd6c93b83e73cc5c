import type { Cursor } from './cursor.ts';

/** Reads a regular expression, as JavaScript does with `m` and `u`. Gives its source. */
export function parsePattern(cursor: Cursor, name: string): string | undefined {
  const pattern = cursor.text(name);
  if (pattern === undefined) return undefined;
  if (groupsOf(pattern) !== undefined) return pattern;
  return cursor.report(
    `«${pattern}» no es una expresión regular válida`,
    'Se leen como en JavaScript, con las opciones m y u.',
  );
}

/** How many groups a regular expression captures; `undefined` where it is none. */
export function groupsOf(pattern: string): number | undefined {
  try {
    // With an empty alternative it always matches, and a match lists every group.
    const match = new RegExp(`${pattern}|`, 'mu').exec('');
    return match ? match.length - 1 : undefined;
  } catch {
    return undefined;
  }
}
