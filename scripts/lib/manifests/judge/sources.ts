import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from '../../run-tool.ts';
import type { JudgeModule } from './modules.ts';

/** The judge's Go module, relative to the project's root. */
export const JUDGE_SOURCES = 'scripts/lib/manifests/judge/go';

/** Where Go works on a copy of the judge. */
export interface Workshop {
  readonly root: string;
  readonly module: JudgeModule;
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Copies the judge's source into an empty folder. */
export function copySources({ root, folder }: Workshop): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of globSync('*.{go,s,mod,sum}', { cwd: join(root, JUDGE_SOURCES) })) {
    cpSync(join(root, JUDGE_SOURCES, file), join(folder, file));
  }
}

/**
 * Copies Kubernetes' packages beside the source, and adds to them our files that have to be inside of one, to
 * reach what it keeps to itself. The first line of such a file says of which.
 */
export async function vendor({ root, module, folder, env, signal }: Workshop): Promise<void> {
  const options = { ...(env && { env }), ...(signal && { signal }) };
  await tool('go', ['-C', folder, 'mod', 'vendor'], options);
  const inside = join(root, JUDGE_SOURCES, module, 'inside');
  for (const file of globSync('*.go', { cwd: inside })) {
    const [, path = ''] = /^\/\/ Inside (\S+)/.exec(readFileSync(join(inside, file), 'utf8')) ?? [];
    cpSync(join(inside, file), join(folder, 'vendor', path, `judge_${file}`));
  }
}

/** What Go needs to know to take a module's files, of a source that both share. */
export function tagsOf(module: JudgeModule): Record<string, string> {
  return { GOFLAGS: module === 'extensions' ? '-tags=extensions' : '' };
}

/** A hash of everything that a person writes of the judge: if it is another one, it has to be built again. */
export function sourcesHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync('**/*.{go,s,mod,sum,txt}', {
    cwd: join(root, JUDGE_SOURCES),
  }).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, JUDGE_SOURCES, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
