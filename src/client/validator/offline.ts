import { keepOnly } from './kept.ts';

/**
 * Makes the page open without a network from now on: everything that it loaded is kept, and a service worker
 * answers with it. `resources`: what it loaded elsewhere, or will want; `spared`: what an earlier visit may have
 * kept, and stays. Resolves to whether that could be.
 */
export async function workOffline(
  serviceWorker: string,
  resources: readonly string[],
  spared: readonly string[],
): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return false;
  const own = performance.getEntriesByType('resource').map(({ name }) => name);
  const page = location.href.replace(/[?#].*$/, '');
  const ours = [page, ...own, ...resources].filter((url) => isOurs(url));
  const keep = async () => {
    await keepOnly(ours, spared);
    await navigator.serviceWorker.register(serviceWorker);
  };
  try {
    // Once more: where one of more than a hundred addresses breaks off, none is kept.
    await keep().catch(keep);
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    // The disk is full, or a window without storage: it works, but with a network.
    return false;
  }
}

/** Not what an extension of the browser put into the page. */
function isOurs(url: string): boolean {
  return new URL(url, location.href).origin === location.origin;
}
