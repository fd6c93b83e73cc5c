const GROUPS = String.raw`Así: "^ *(\d+) (\S+)"; con nombres, "^(?<label>\S+): (?<count>\d+)".`;

/** One thing that an answer counts. */
export interface Counted {
  readonly label: string;
  readonly count: number;
}

/**
 * The pattern of a `<Distribution>`: its first group is a count and its second a label, unless groups are
 * named so. Throws an `Error` of two lines, what is wrong and what to write, where it can't be used.
 */
export function countPattern(text: string): RegExp {
  const pattern = compile(text);
  // Tried on nothing, with an alternative that always fits, an expression tells its groups.
  const found = new RegExp(`${text}|`, 'mu').exec('');
  const { count, label, ...others } = found?.groups ?? {};
  void [count, label];
  const named = Object.keys(found?.groups ?? {});
  const isNamed = named.length > 0;
  if (Object.keys(others).length > 0)
    throw new Error(
      `el grupo «${Object.keys(others)[0]}» no dice qué es\nLos grupos con nombre son «count» y «label».`,
    );
  if (isNamed ? named.length < 2 : (found?.length ?? 0) < 3)
    throw new Error(`faltan grupos: uno para la cuenta y otro para el nombre\n${GROUPS}`);
  return pattern;
}

function compile(text: string): RegExp {
  try {
    return new RegExp(text, 'gmu');
  } catch (error) {
    throw new Error(`no es una expresión regular (${(error as Error).message})\n${GROUPS}`, {
      cause: error,
    });
  }
}

/** What an answer counts, in its order; a label that comes again is counted on. */
export function countsIn(stdout: string, pattern: RegExp): Counted[] {
  const counts = new Map<string, number>();
  for (const match of stdout.matchAll(pattern)) {
    const { count = match[1], label = match[2] } = match.groups ?? {};
    if (count === undefined || label === undefined || !/^\d+$/.test(count)) continue;
    counts.set(label, (counts.get(label) ?? 0) + Number(count));
  }
  return [...counts].map(([label, count]) => ({ label, count }));
}
