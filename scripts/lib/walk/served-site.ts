import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { siteBase, siteUrl } from '../../../src/lesson/site.ts';
import { serve } from '../site/static-server.ts';
import { UsageError } from '../usage-error.ts';
import type { Moved } from './addresses.ts';
import { moveAddresses } from './addresses.ts';

/** The built site on this machine, with other people's files that its commands fetch. */
export interface ServedSite {
  /** Where it is, without a final slash. */
  readonly url: string;
  /** The public addresses for which it stands. */
  readonly moved: readonly Moved[];
  close(): Promise<void>;
}

/** Where files of other hosts are, below the site: no page has such a name. */
const ELSEWHERE = '_fuera';

/**
 * Serves the very files of `dist`, in whose pages public addresses are replaced by this machine's: a bash with
 * nothing in its environment has no other way to come here instead of to the published site. `elsewhere` is the
 * text of each file that is to be fetched from another host, by its address.
 */
export async function serveSite(
  root: string,
  elsewhere: ReadonlyMap<string, string>,
): Promise<ServedSite> {
  const dist = join(root, 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new UsageError('No hay dist/: npm run build');
  const base = siteBase(root);
  const moved: Moved[] = [];
  const files = new Map([...elsewhere].map(([url, text]) => [pathOf(base, url), text]));
  const server = await serve(dist, base, 0, {
    host: '127.0.0.1',
    page: (html) => moveAddresses(html, moved),
    files,
  });
  const { origin } = new URL(server.url);
  moved.push({ from: siteUrl(root), to: `${origin}${base}`.replace(/\/$/, '') });
  for (const url of elsewhere.keys()) moved.push({ from: url, to: origin + pathOf(base, url) });
  return { url: moved[0]?.to ?? origin, moved, close: () => server.close() };
}

/** `https://host/a/b.yaml` → `/_fuera/host/a/b.yaml`. */
function pathOf(base: string, url: string): string {
  const { host, pathname } = new URL(url);
  return `${base}${ELSEWHERE}/${host}${pathname}`;
}
