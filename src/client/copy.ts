/** How long a button says that it copied, in ms. */
const SAID_MS = 2000;

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('[data-copy]');
  const code = button?.closest('figure')?.querySelector('pre code');
  if (button && code) void copy(code.textContent, button);
});

/** Puts the text on the clipboard, byte for byte, and says whether it worked. */
async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  const label = button.querySelector('[data-copy-label]');
  if (!label) return;
  try {
    await navigator.clipboard.writeText(text);
    label.textContent = 'Copiado';
  } catch {
    label.textContent = 'No se pudo copiar';
  }
  setTimeout(() => (label.textContent = 'Copiar'), SAID_MS);
}
