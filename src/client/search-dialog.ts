// The search's dialog: made when it is first wanted, in Spanish, usable with the keyboard alone.
const template = `
  <form method="dialog">
    <label for="buscar">Buscar en el curso</label>
    <input id="buscar" type="search" autocomplete="off" spellcheck="false" aria-describedby="hallado">
    <button aria-label="Cerrar">Esc</button>
  </form>
  <p id="hallado" role="status"></p>
  <ol></ol>`;

export const dialog = document.createElement('dialog');
dialog.className = 'search';
dialog.setAttribute('aria-label', 'Buscador');
dialog.innerHTML = template;
document.body.append(dialog);

export const field = part<HTMLInputElement>('input');
export const list = part<HTMLOListElement>('ol');
const status = part<HTMLElement>('[role=status]');

/** Says how the search went, to eyes and to screen readers. */
export function say(text: string): void {
  status.textContent = text;
}

function part<E extends Element>(selector: string): E {
  const element = dialog.querySelector<E>(selector);
  if (!element) throw new Error(selector);
  return element;
}

/** Arrows go along the results, Enter in the field opens the first, Escape closes at once. */
dialog.addEventListener('keydown', (event) => {
  const stops: HTMLElement[] = [field, ...list.querySelectorAll('a')];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') {
    // A search field would take the first Escape to empty itself.
    event.preventDefault();
    dialog.close();
  } else if (event.key === 'Enter' && document.activeElement === field) {
    event.preventDefault();
    stops[1]?.click();
  } else if (step) {
    event.preventDefault();
    stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  }
});

dialog.addEventListener('click', (event) => {
  const outside = event.target === dialog;
  const followed = (event.target as Element).closest('a');
  if (outside || followed) dialog.close();
});
