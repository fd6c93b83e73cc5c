import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Astro integration: writes the search index (Pagefind, in Spanish) beside the built pages. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const { index, errors } = await pagefind.createIndex({ forceLanguage: 'es' });
        if (!index) throw new Error(`Pagefind no arranca: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: site });
        const written = await index.writeFiles({ outputPath: `${site}pagefind` });
        await pagefind.close();
        const failed = [...added.errors, ...written.errors];
        if (failed.length > 0) throw new Error(`Pagefind no hace el índice: ${failed.join('; ')}`);
        logger.info(`${added.page_count} páginas en el buscador`);
      },
    },
  };
}
