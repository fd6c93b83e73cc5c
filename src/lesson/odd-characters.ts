/*
 * Characters that nobody sees, that look like a space and are none, or like the quotes of YAML and are others. They come
 * along when somebody copies from a page, a chat or a PDF.
 */

/** What looks like a space and is none for YAML: the no-break space, the narrow ones, the wide one. */
export const ODD_SPACE = /(?! )\p{Zs}/u;

/** What has no width: the zero-width space, the soft hyphen, what turns the direction of writing. */
export const NO_WIDTH = /\p{Cf}/u;

/** The source of what finds either of both, with the flag `u`. */
export const UNSEEN = `${ODD_SPACE.source}|${NO_WIDTH.source}`;

// Pure: the page of the validator, which only asks for spaces, goes without.
const unseen = /* @__PURE__ */ new RegExp(UNSEEN, 'u');

/** The first of both in a text; `undefined` if there is none. */
export function unseenIn(text: string): string | undefined {
  return unseen.exec(text)?.[0];
}

/** A character as Unicode names it: `U+00A0`. */
export function codePoint(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${hexadecimal.padStart(4, '0')}`;
}

/** What to do about one of both. */
export function unseenHint(character: string): string {
  const instead = ODD_SPACE.test(character)
    ? 'Bórralo; si querías un espacio, escríbelo.'
    : 'Bórralo.';
  return `Suele venir al copiar y pegar. ${instead}`;
}

/** What stands between quotes that a word processor made of straight ones; `undefined` for any other text. */
export function inCurlyQuotes(text: string): string | undefined {
  return /^[“”„‘’‚](.*)[“”‘’]$/su.exec(text)?.[1];
}
