/** Where the validator's files are kept, so that it opens without a network. The service worker has the same name. */
const CACHE = 'validador';

/** A store that has not answered by then is as good as none, in ms. */
const PATIENCE_MS = 2000;

/** What is being kept at this moment. */
const writing = new Set<Promise<void>>();

/** The cache; nothing where the browser has none (a page without https) or closes it (private windows). */
function open(): Promise<Cache | undefined> {
  return answer(() => ('caches' in globalThis ? caches.open(CACHE) : undefined));
}

/** What the browser's store answers; nothing where it throws, fails or stays silent. */
async function answer<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    const silence = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
    return await Promise.race([ask(), silence]);
  } catch {
    return undefined;
  }
}

async function find(url: string, cache: Cache | undefined): Promise<Response | undefined> {
  return answer(() => cache?.match(url));
}

/** Whether something is kept, by an earlier visit or by this one. */
export async function isKept(url: string): Promise<boolean> {
  return (await find(url, await open())) !== undefined;
}

/** What was kept of an address, or else what the network has there; that is kept. Rejects where it has not come. */
export async function fetchKept(url: string): Promise<Response> {
  const cache = await open();
  const kept = await find(url, cache);
  if (kept) return kept;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  // What breaks off is not kept: then `put` rejects, as the reading of the response itself does.
  if (cache) writing.add(cache.put(url, response.clone()).catch(() => undefined));
  return response;
}

/** Resolves when everything that was fetched is kept, as far as it can be. */
export async function allKept(): Promise<void> {
  await Promise.all(writing);
}

/** Drops what turned out to be of no use. */
export async function forget(url: string): Promise<void> {
  const cache = await open();
  await answer(() => cache?.delete(url));
}

/**
 * Keeps these addresses, and nothing else: what an earlier version of the page needed goes. `spared` may stay if
 * it is there.
 */
export async function keepOnly(
  urls: readonly string[],
  spared: readonly string[] = [],
): Promise<void> {
  const cache = await open();
  if (!cache) return;
  const [wanted, others] = [absolute(urls), absolute(spared)];
  for (const { url } of await cache.keys()) {
    if (!wanted.delete(url) && !others.has(url)) await cache.delete(url);
  }
  await cache.addAll([...wanted]);
}

function absolute(urls: readonly string[]): Set<string> {
  return new Set(urls.map((url) => new URL(url, location.href).href));
}
