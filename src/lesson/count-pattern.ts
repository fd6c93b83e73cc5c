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
  // With an alternative that always fits, an expression tells of its groups.
  const found = compile(`${text}|`).exec('');
  const names = Object.keys(found?.groups ?? {});
  const strange = names.find((name) => name !== 'count' && name !== 'label');
  if (strange !== undefined) {
    const hint = 'Los grupos con nombre son «count» y «label».';
    throw new Error(`el grupo «${strange}» no dice qué es\n${hint}`);
  }
  const groups = names.length > 0 ? names.length : (found?.length ?? 1) - 1;
  if (groups < 2)
    throw new Error(`le faltan grupos: uno para la cuenta y otro para el nombre\n${GROUPS}`);
  return pattern;
}

function compile(text: string): RegExp {
  try {
    return new RegExp(text, 'gmu');
  } catch (error) {
    throw new Error(`«${text}» no es una expresión regular válida\n${GROUPS}`, { cause: error });
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
