import { distance } from 'fastest-levenshtein';

/**
 * The option that a person most likely meant by `word`, or `undefined` if none is near: at most one
 * edit for each three letters.
 */
export function closest(word: string, options: readonly string[]): string | undefined {
  const ranked = options
    .map((option) => ({ option, edits: distance(word.toLowerCase(), option.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(1, Math.ceil(word.length / 3)) ? best.option : undefined;
}

/** The hint below an unknown name: what was meant, or else everything that there is. */
export function suggestion(word: string, options: readonly string[]): string {
  const meant = closest(word, options);
  if (options.length === 0) return 'Todavía no hay ninguno.';
  return meant ? `¿Querías decir «${meant}»?` : `Se admiten: ${options.join(', ')}.`;
}
