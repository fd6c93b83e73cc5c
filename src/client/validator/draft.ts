/** Of the tab, and gone with it: it never leaves the browser. */
const KEY = 'validador';

/** What this tab had in the editor when its page was left; nothing where the browser keeps nothing. */
export function readDraft(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a text for when the page comes back, as far as there is room. An older one goes in any case. */
export function keepDraft(text: string): void {
  try {
    sessionStorage.removeItem(KEY);
    if (text !== '') sessionStorage.setItem(KEY, text);
  } catch {
    // A browser that keeps nothing, or a text that is too long for it.
  }
}
