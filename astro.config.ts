import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { siteBase, siteUrl } from './src/lesson/site.ts';
import { basePathLinks } from './src/site/base-path-links.ts';
import { lessonParts } from './src/site/lesson-parts.ts';
import { nonBreaking } from './src/site/non-breaking.ts';
import { searchIndex } from './src/site/search-index.ts';
import { tokenClasses } from './src/site/token-classes.ts';

/** Below the page that has the worker, so that its service worker sees to it. */
const OF_WORKER = 'validar/_astro/[name].[hash]';

const { origin } = new URL(siteUrl('.'));
const pathname = siteBase('.');

export default defineConfig({
  site: origin,
  base: pathname,
  trailingSlash: 'always',
  outDir: 'dist',
  devToolbar: { enabled: false },
  // Six compressed kB in the page cost less than the round trip of a file that blocks its first paint.
  build: { inlineStylesheets: 'always' },
  markdown: {
    processor: satteri({
      mdastPlugins: [lessonParts, nonBreaking, basePathLinks(pathname)],
      // Quotes and dashes are the author's, and `--flags` stay whole.
      features: { smartPunctuation: false },
    }),
    shikiConfig: { theme: 'css-variables', transformers: [tokenClasses] },
  },
  integrations: [mdx(), searchIndex()],
  // Scripts stay files: the page's content security policy allows no inline ones.
  vite: {
    build: { assetsInlineLimit: 0 },
    worker: {
      format: 'es',
      rollupOptions: {
        output: {
          entryFileNames: `${OF_WORKER}.js`,
          chunkFileNames: `${OF_WORKER}.js`,
          assetFileNames: `${OF_WORKER}[extname]`,
        },
      },
    },
  },
});
