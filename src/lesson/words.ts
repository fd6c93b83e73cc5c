const LIST = new Intl.ListFormat('es', { type: 'conjunction' });

/** A list as Spanish says it: `a, b y c`. */
export function inSpanish(names: readonly string[]): string {
  return LIST.format(names);
}
