// The validator without a network. Its page and what that loads are kept by the page itself (kept.ts); here they
// are only given back. The scope is /validar/: no other page of the site is touched.
const CACHE = 'validador';
const LOOSELY = { ignoreVary: true, ignoreSearch: true };

addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const isHashed = new URL(request.url).pathname.includes('/_astro/');
  event.respondWith(isHashed ? keptFirst(request) : freshFirst(request));
});

/** A page or an example may have changed since it was kept. */
async function freshFirst(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const response = await kept(request);
    if (response) return response;
    throw error;
  }
}

/** The names of these change with what is in them. */
async function keptFirst(request) {
  return (await kept(request)) ?? fetch(request);
}

async function kept(request) {
  return (await caches.open(CACHE)).match(request, LOOSELY);
}
