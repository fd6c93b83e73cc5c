import type { ShikiConfig } from 'astro';

/** A Shiki transformer, as Astro types it: Shiki is Astro's dependency, not ours. */
export type ShikiTransformer = NonNullable<ShikiConfig['transformers']>[number];

/**
 * Shiki transformer: a short class in place of each token's inline colour (`color:var(--…-string)`
 * → `t-string`). The page is smaller, the policy stricter, and colours live in the stylesheet.
 */
export const tokenClasses: ShikiTransformer = {
  name: 'token-classes',
  pre(node) {
    node.properties = { class: 'code', tabindex: '0' };
  },
  span(node) {
    const token = /-token-([a-z-]+)/.exec(String(node.properties['style'] ?? ''))?.[1];
    delete node.properties['style'];
    if (token) node.properties['class'] = `t-${token}`;
  },
};
