// npm run links: every link, anchor and asset of the built site leads somewhere.
import { existsSync } from 'node:fs';
import { siteUrl } from '../src/lesson/site.ts';
import { checkLinks } from './lib/links/check-links.ts';

const DIST = 'dist';

if (!existsSync(DIST)) {
  console.error('No hay dist/ que mirar. Constrúyelo antes: npm run build');
  process.exit(2);
}

const broken = checkLinks(DIST, `${siteUrl('.')}/`);
for (const { file, line, target, reason } of broken) {
  console.error(`${DIST}/${file}:${line}: «${target}»: ${reason}`);
}
if (broken.length === 0) console.log('Todos los enlaces llevan a alguna parte.');
process.exit(broken.length > 0 ? 1 : 0);
