/** How long nobody may add anything before it is read aloud, in ms. */
const PAUSE_MS = 700;

/**
 * What tells screen readers the last of several sentences: who types is not interrupted at every key.
 * `region`: a live one.
 */
export function announcer(region: Pick<HTMLElement, 'textContent'>): (sentence: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (sentence) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // The same again would be read again.
      if (region.textContent !== sentence) region.textContent = sentence;
    }, PAUSE_MS);
  };
}
