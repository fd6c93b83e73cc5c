import { createHash } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildPrograms,
  goVersion,
  type BuildOptions,
  type Target,
  type TargetPrograms,
} from '../manifests/judge/build.ts';
import { ofEachModule } from '../manifests/judge/modules.ts';
import { sourcesHash } from '../manifests/judge/sources.ts';

/** The systems that Kubernetes' own tools are published for and Node runs on. */
export const TARGETS: readonly Target[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'win32', arch: 'arm64' },
];

/** This machine's system. */
export const HERE: Target = {
  platform: process.platform,
  arch: process.arch as NodeJS.Architecture,
};

export interface ProgramsOptions extends BuildOptions {
  readonly targets: readonly Target[];
}

/**
 * The judge's programs for this machine. None, and `say` is told why, where there is no Go or Go can't compile it: the
 * package is whole without.
 */
export async function programHere(options: BuildOptions): Promise<TargetPrograms[]> {
  try {
    return await programsFor({ ...options, targets: [HERE] });
  } catch (cause) {
    const { message, code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'aquí no hay Go (https://go.dev/dl).' : message;
    options.say(`Sin programas para esta máquina se juzga con WebAssembly: ${why}`);
    return [];
  }
}

/**
 * The judge's programs for some systems, each compiled once for the same source and the same Go. The first ones take
 * minutes. Rejects without Go and where it can't be compiled.
 */
export async function programsFor({
  targets,
  ...options
}: ProgramsOptions): Promise<TargetPrograms[]> {
  const { root, signal } = options;
  const go = await goVersion(signal);
  const hash = createHash('sha256').update(sourcesHash(root)).update(go).digest('hex').slice(0, 16);
  const programs = targets.map((target) => {
    const { platform, arch } = target;
    const paths = ofEachModule((module) =>
      join(root, '.cache', `judge-program-${module}-${platform}-${arch}-${hash}`),
    );
    return { target, paths };
  });
  const missing = programs.filter(({ paths }) => !Object.values(paths).every(existsSync));
  if (missing.length === 0) return programs;
  // Whoever is stopped in the middle leaves no half of a program behind.
  const unfinished = (path: string) => `${path}.${process.pid}`;
  const built = missing.map(({ target, paths }) => ({
    target,
    paths: ofEachModule((module) => unfinished(paths[module])),
  }));
  await buildPrograms({ ...options, programs: built });
  for (const path of missing.flatMap(({ paths }) => Object.values(paths))) {
    renameSync(unfinished(path), path);
  }
  return programs;
}
