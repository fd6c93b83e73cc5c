import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Public URL of the site, without a final slash: `homepage` of package.json, the one place that has it.
 * Throws if it is not an https URL, which the runner's stand-in for it needs.
 */
export function siteUrl(root: string): string {
  const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    homepage?: string;
  };
  const url = URL.parse(homepage ?? '');
  if (url?.protocol !== 'https:') {
    throw new Error(`package.json: «homepage» debe ser la URL https del sitio, y es «${homepage}»`);
  }
  return url.href.replace(/\/$/, '');
}

/** Path of the site on its host, with a slash at both ends: `/`, or `/curso/`. Throws as {@link siteUrl}. */
export function siteBase(root: string): string {
  return new URL(`${siteUrl(root)}/`).pathname;
}
