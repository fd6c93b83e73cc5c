import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from '../../run-tool.ts';
import { JUDGE_SOURCES, sourcesHash } from '../judge/build.ts';
import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import { wholeAnswer } from './compare.ts';
import type { ModuleFolders } from './corpus.ts';
import type { Reference } from './run.ts';

export interface NativeOptions {
  readonly root: string;
  readonly say: (line: string) => void;
  /** Whether Go may download modules that it does not have. */
  readonly mayDownload: boolean;
}

/**
 * The program that judges with all of Kubernetes' code, nothing shaken out of it, compiled for this machine.
 * Built once for the same source: some four minutes of CPU the first time, seconds after that.
 */
export async function nativeJudge({ root, say, mayDownload }: NativeOptions): Promise<string> {
  const go = (await tool('go', ['env', 'GOVERSION', 'GOARCH'])).split('\n').join('-');
  const hash = createHash('sha256').update(sourcesHash(root)).update(go).digest('hex').slice(0, 16);
  const program = join(root, '.cache', `judge-native-${hash}`);
  if (existsSync(program)) return program;
  say('Compilando el código del API server para esta máquina: la primera vez tarda minutos');
  const folder = join(root, `.cache/judge-native-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    for (const file of globSync('*.{go,s,mod,sum}', { cwd: join(root, JUDGE_SOURCES) })) {
      cpSync(join(root, JUDGE_SOURCES, file), join(folder, file));
    }
    const env = mayDownload ? {} : { GOPROXY: 'off' };
    await tool('go', ['-C', folder, 'build', '-trimpath', '-buildvcs=false', '-o', 'judge', '.'], {
      env,
    });
    renameSync(join(folder, 'judge'), program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return program;
}

/** The verdicts of that program, in the order of the documents. */
async function judgeNatively(program: string, texts: readonly string[]): Promise<Verdict[][]> {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  const answer = await tool(program, [], { input });
  const lines = answer.split('\n').slice(0, -1);
  if (lines.length !== texts.length) throw new Error(`${lines.length} verdicts of ${texts.length}`);
  return lines.map((line) => JSON.parse(line) as Verdict[]);
}

/** That program as a reference: it speaks as the judge does, word by word. */
export function nativeReference(program: string): Reference {
  const judge = async (texts: readonly string[]) => {
    const verdicts = await judgeNatively(program, texts);
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
