/** `npm run validate`: what the API server would say of a reader's own manifests. See `--help`. */
import { join } from 'node:path';
import { siteUrl } from '../src/lesson/site.ts';
import packageJson from '../package.json' with { type: 'json' };
import { findAssets } from './lib/manifests/reader/assets.ts';
import { validateCommand } from './lib/manifests/reader/command.ts';

await validateCommand({
  name: 'npm run validate --',
  version: packageJson.version,
  site: siteUrl(join(import.meta.dirname, '..')),
  assets: findAssets(join(import.meta.dirname, '../schema')),
  worker: new URL('lib/manifests/reader/worker.ts', import.meta.url),
});
