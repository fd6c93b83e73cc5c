import { defineMdastPlugin } from 'satteri';

/**
 * Sätteri plugin: authors link with `/pod/` whatever the address of the site; this puts the base
 * path (`/kubernetes-en-vivo/`) before it. Links to other hosts are left alone.
 */
export function basePathLinks(base: string) {
  return defineMdastPlugin({
    name: 'base-path-links',
    link(node, context) {
      if (!node.url.startsWith('/') || node.url.startsWith('//')) return;
      context.setProperty(node, 'url', `${base.replace(/\/$/, '')}${node.url}`);
    },
  });
}
