import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from '../../run-tool.ts';
import type { JudgeModule } from '../judge/modules.ts';
import { copySources, JUDGE_SOURCES, sourcesHash, tagsOf, vendor } from '../judge/sources.ts';
import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import { wholeAnswer } from './compare.ts';
import type { ModuleFolders } from './corpus.ts';
import type { Reference } from './run.ts';

/** Not optimized: a quarter less to compile, and a run of it takes seconds either way. */
const FLAGS = ['-trimpath', '-buildvcs=false', '-gcflags=all=-N -l', '-ldflags=-s -w'];

export interface NativeOptions {
  readonly root: string;
  readonly module?: JudgeModule;
  readonly say: (line: string) => void;
  /** Whether Go may download modules that it does not have. */
  readonly mayDownload: boolean;
}

/**
 * The program that judges with all of Kubernetes' code, nothing shaken out of it, compiled for this machine.
 * Built once for the same source: minutes of CPU the first time, seconds after that.
 */
export async function nativeJudge(options: NativeOptions): Promise<string> {
  const { root, module = 'core', say, mayDownload } = options;
  const go = (await tool('go', ['env', 'GOVERSION', 'GOARCH'])).split('\n').join('-');
  const inputs = [sourcesHash(root), go, ...FLAGS].join('\0');
  const hash = createHash('sha256').update(inputs).digest('hex').slice(0, 16);
  const program = join(root, '.cache', `judge-native-${module}-${hash}`);
  if (existsSync(program)) return program;
  say('Compilando el código del API server para esta máquina: la primera vez tarda minutos');
  const folder = join(root, `.cache/judge-native-${process.pid}`);
  const env = { ...tagsOf(module), ...(mayDownload ? {} : { GOPROXY: 'off' }) };
  try {
    copySources({ root, module, folder });
    if (module === 'extensions') await vendor({ root, module, folder, env });
    await tool('go', ['-C', folder, 'build', ...FLAGS, '-o', 'judge', '.'], { env });
    renameSync(join(folder, 'judge'), program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return program;
}

/** The verdicts of that program, in the order of the documents, with some CRDs defined before. */
async function judgeNatively(
  program: string,
  texts: readonly string[],
  definitions: readonly string[],
): Promise<Verdict[][]> {
  const orders = [...definitions.map((define) => ({ define })), ...texts];
  const input = orders.map((order) => `${JSON.stringify(order)}\n`).join('');
  const answer = await tool(program, [], { input });
  const lines = answer.split('\n').slice(definitions.length, -1);
  if (lines.length !== texts.length) throw new Error(`${lines.length} verdicts of ${texts.length}`);
  return lines.map((line) => JSON.parse(line) as Verdict[]);
}

/** That program as a reference: it speaks as the judge does, word by word. */
export function nativeReference(program: string, definitions: readonly unknown[] = []): Reference {
  const defined = definitions.map((definition) => JSON.stringify(definition));
  const judge = async (texts: readonly string[]) => {
    const verdicts = await judgeNatively(program, texts, defined);
    return verdicts.map((list, at) => wholeAnswer(list, texts[at] ?? ''));
  };
  return { judge, ours: wholeAnswer };
}

/** Where Go has the modules whose manifests are judged. Rejects where it has not downloaded them. */
export async function moduleFolders(root: string, mayDownload: boolean): Promise<ModuleFolders> {
  const args = ['mod', 'download', '-json', 'k8s.io/kubernetes', 'k8s.io/api'];
  const env = mayDownload ? {} : { GOPROXY: 'off' };
  const answer = await tool('go', ['-C', join(root, JUDGE_SOURCES), ...args], { env });
  const modules = answer
    .split(/(?<=^})\n/m)
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text) as { Path: string; Dir: string });
  const dirOf = (path: string) => modules.find((module) => module.Path === path)?.Dir ?? '';
  return { kubernetes: dirOf('k8s.io/kubernetes'), api: dirOf('k8s.io/api') };
}
