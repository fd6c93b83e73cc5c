const button = document.querySelector<HTMLElement>('[data-search]');

/** The search's code is fetched when it is first wanted, not with the page. */
async function open(): Promise<void> {
  const engine = button?.dataset['search'];
  if (!engine) return;
  const { openSearch } = await import('./search.ts');
  openSearch(engine);
}

button?.addEventListener('click', () => void open());

document.addEventListener('keydown', (event) => {
  const typing = (event.target as Element).closest('input, textarea, select, [contenteditable]');
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
  const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (!slash && !controlK) return;
  event.preventDefault();
  void open();
});
