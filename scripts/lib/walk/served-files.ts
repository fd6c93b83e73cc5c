import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addonPath } from '../../../src/lesson/addon-setup.ts';
import type { Addon } from '../../../src/lesson/addons.ts';
import { KIND_CONFIG } from '../../../src/lesson/cluster-setup.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import type { Lesson } from '../../../src/lesson/types.ts';

/** A file that readers fetch from the site, and what it must be. */
export interface ServedFile {
  /** Below the site's address. */
  readonly path: string;
  /** The file of the project, relative to its root. */
  readonly file: string;
}

/** The manifests of a lesson. */
export function manifestFiles({ slug, manifests }: Lesson): ServedFile[] {
  return manifests.map(({ name, file }) => ({ path: `${slug}/${name}`, file }));
}

/** What we add to addons, or install by ourselves. */
export function addonFiles(addons: readonly Addon[]): ServedFile[] {
  return addons.flatMap(({ name, manifest }) =>
    manifest === undefined ? [] : [{ path: addonPath(name), file: manifest }],
  );
}

/** The configuration of kind. */
export const KIND_FILE: ServedFile = { path: KIND_CONFIG, file: `content/${KIND_CONFIG}` };

/** The files that the site does not serve byte for byte. */
export async function unlikeServed(
  files: readonly ServedFile[],
  root: string,
  site: string,
): Promise<Problem[]> {
  const found = await Promise.all(
    files.map(async ({ path, file }) => {
      const answer = await fetch(`${site}/${path}`);
      const served = Buffer.from(await answer.arrayBuffer());
      const isSame = answer.ok && served.equals(readFileSync(join(root, file)));
      const location = { file, line: 1, column: 1 };
      const message = `el sitio no sirve este archivo en ${path} (responde ${answer.status})`;
      return isSame ? [] : [{ location, message, hint: 'Construye el sitio: npm run build.' }];
    }),
  );
  return found.flat();
}
