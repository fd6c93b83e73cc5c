// npm start: builds the site and serves it here, until Ctrl-C.
import { build } from 'astro';
import { siteBase } from '../src/lesson/site.ts';
import { serve } from './lib/site/static-server.ts';

const PORT = 4321;

try {
  await build({ logLevel: 'warn' });
} catch (error) {
  console.error(`El sitio no se ha podido construir.\n\n${(error as Error).message}`);
  process.exit(1);
}

const server = await serve('dist', siteBase('.'), PORT);
console.log(`El curso está en ${server.url}\nCtrl-C para terminar.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
