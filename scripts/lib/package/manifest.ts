import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the package is called. */
export const NAME = 'kubernetes-en-vivo';

/** What all packages say of themselves; the rest of the project's own is about the course. */
export function shared(root: string) {
  const { version, license, homepage, repository, engines } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  return { version, homepage, repository, license, engines };
}

/** Writes the `package.json` of a folder. */
export function writeManifest(folder: string, manifest: object): void {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
