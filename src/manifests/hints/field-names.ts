import { distance } from 'fastest-levenshtein';

/** A field with one letter more, less or other, or in another case. */
export function slipOf(field: string, options: readonly string[]): string | undefined {
  const small = field.toLowerCase();
  return (
    options.find((option) => option.toLowerCase() === small) ??
    options.find((option) => distance(option.toLowerCase(), small) === 1)
  );
}

/** The only field that has the same beginning or end: `updateStrategy` for `strategy`, `roleRef` for `role`. */
export function longerThan(field: string, options: readonly string[]): string | undefined {
  const end = field.slice(0, 1).toUpperCase() + field.slice(1);
  const longer = options.filter((option) => {
    const isLonger = option.startsWith(field) && /^[A-Z]/.test(option.slice(field.length));
    const isShorter = field.endsWith(option.slice(0, 1).toUpperCase() + option.slice(1));
    return isLonger || isShorter || option.endsWith(end);
  });
  return longer.length === 1 ? longer[0] : undefined;
}
