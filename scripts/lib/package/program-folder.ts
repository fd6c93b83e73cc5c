import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetPrograms } from '../manifests/judge/build.ts';
import { JUDGE_MODULES, licensesFile } from '../manifests/judge/modules.ts';
import { programFiles, programPackage } from '../manifests/reader/program.ts';
import { NAME, shared, writeManifest } from './manifest.ts';

export interface ProgramFolderOptions {
  readonly root: string;
  /** The folder of the package that asks for it. */
  readonly folder: string;
  /** Version of the Kubernetes that it judges for. */
  readonly kubernetes: string;
}

/** Makes the package of the programs for a system, and gives its folder. */
export function programFolder(
  options: ProgramFolderOptions,
  { target, paths }: TargetPrograms,
): string {
  const { root, folder, kubernetes } = options;
  const { platform, arch } = target;
  const name = programPackage(platform, arch);
  const own = join(folder, 'node_modules', name);
  mkdirSync(own, { recursive: true });
  for (const module of JUDGE_MODULES) {
    const file = join(own, programFiles(platform)[module]);
    cpSync(paths[module], file);
    chmodSync(file, 0o755);
  }
  cpSync(join(root, licensesFile(kubernetes)), join(own, 'LICENSES.txt'));
  cpSync(join(root, 'LICENSE'), join(own, 'LICENSE'));
  writeFileSync(
    join(own, 'README.md'),
    `El juez de [${NAME}](https://www.npmjs.com/package/${NAME}) compilado para ${platform}-${arch}. Lo instala él.\n`,
  );
  writeManifest(own, {
    name,
    ...shared(root),
    description: `El juez de ${NAME} para ${platform}-${arch}`,
    os: [platform],
    cpu: [arch],
    // A program inside of an archive, as Yarn keeps packages, can't be started.
    preferUnplugged: true,
  });
  return own;
}
