const LIST = new Intl.ListFormat('es', { type: 'conjunction' });

/** `a, b y c`. */
export function listed(words: readonly string[]): string {
  return LIST.format(words);
}

/** A name in a sentence, to be set as code. */
export function quoted(name: string): string {
  return `\`${name}\``;
}
