const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The light that the page is in now: the chosen one, or else the system's. */
function current(): string {
  return root.dataset['theme'] ?? (dark.matches ? 'dark' : 'light');
}

/** Says the state of the toggle to who cannot see it. */
function reflect(button: Element): void {
  button.setAttribute('aria-pressed', String(current() === 'dark'));
}

for (const button of document.querySelectorAll('[data-theme-toggle]')) {
  reflect(button);
  dark.addEventListener('change', () => reflect(button));
  button.addEventListener('click', () => {
    const theme = current() === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    reflect(button);
    try {
      localStorage.setItem('tema', theme);
    } catch {
      // Storage is closed: the choice lasts as long as the page.
    }
  });
}
