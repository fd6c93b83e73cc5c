// Runs before the first paint: what only works with JavaScript may show, in the chosen light.
document.documentElement.classList.add('js');
try {
  const theme = localStorage.getItem('tema');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed (private windows): the system's preference stands.
}
