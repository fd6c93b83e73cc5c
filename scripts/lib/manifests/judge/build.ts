import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { tool } from '../../run-tool.ts';
import { JUDGE_MODULES, type JudgeModule, type OfEachModule } from './modules.ts';
import { copySources, JUDGE_SOURCES, tagsOf, vendor } from './sources.ts';

/** What Go's linker leaves out: paths of this machine and symbols, so that the same source gives the same bytes. */
const FLAGS = ['-mod=vendor', '-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];
const WASM = { GOOS: 'wasip1', GOARCH: 'wasm', CGO_ENABLED: '0' };

/** A module of the judge that was built. */
export interface BuiltJudge {
  /** It, compressed with brotli. */
  readonly module: Buffer;
  /** Bytes of the module itself. */
  readonly size: number;
  /** The licences of all that is in the modules. */
  readonly licenses: string;
  /** Version of the compiler: `go1.26.8`. */
  readonly go: string;
}

/** What every build needs. */
export interface BuildOptions {
  readonly root: string;
  /** Version of Kubernetes. */
  readonly kubernetes: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface JudgeBuildOptions extends BuildOptions {
  readonly module: JudgeModule;
}

/** A system for which the judge is compiled, as Node names it. */
export interface Target {
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
}

/** The judge compiled for a system, each module a program. */
export interface TargetPrograms {
  readonly target: Target;
  /** Where they are, or are to be. */
  readonly paths: OfEachModule<string>;
}

export interface ProgramBuildOptions extends BuildOptions {
  readonly programs: readonly TargetPrograms[];
}

/**
 * Builds a module of the judge: copies Kubernetes' modules beside its source, shakes them, compiles. Needs Go and, the
 * first time, its module proxy. Rejects where a step fails, with what it said.
 */
export async function buildJudge(options: JudgeBuildOptions): Promise<BuiltJudge> {
  const { module, say, signal } = options;
  const { folder, go } = await prepare(options);
  say('Compilando');
  const wasm = ['build', ...FLAGS, '-buildmode=c-shared', '-o', 'judge.wasm', '.'];
  await go(wasm, folder, { ...WASM, ...tagsOf(module) });
  const built = readFileSync(join(folder, 'judge.wasm'));
  say('Comprimiendo');
  return {
    module: compress(built),
    size: built.length,
    licenses: licensesIn(folder),
    go: await goVersion(signal),
  };
}

/** The same code as programs for some systems. Rejects as {@link buildJudge} does. */
export async function buildPrograms({ programs, ...options }: ProgramBuildOptions): Promise<void> {
  for (const module of JUDGE_MODULES) {
    const { folder, go } = await prepare({ ...options, module });
    for (const { target, paths } of programs) {
      options.say(`Compilando ${module} para ${target.platform}-${target.arch}`);
      const env = { ...goTarget(target), ...tagsOf(module) };
      await go(['build', ...FLAGS, '-o', paths[module], '.'], folder, env);
    }
  }
}

/** What Go calls a system. */
function goTarget({ platform, arch }: Target): Record<string, string> {
  const GOOS = platform === 'win32' ? 'windows' : platform;
  return { GOOS, GOARCH: arch === 'x64' ? 'amd64' : arch, CGO_ENABLED: '0' };
}

/** The Go that is here: `go1.26.8`. Rejects where there is none. */
export async function goVersion(signal?: AbortSignal): Promise<string> {
  return (await tool('go', ['env', 'GOVERSION'], { ...(signal && { signal }) })).trim();
}

/** A folder with the judge's source and all that it needs of Kubernetes, ready to be compiled. */
async function prepare(options: JudgeBuildOptions) {
  const { root, kubernetes, module, say, signal } = options;
  const folder = join(root, '.cache/judge', module);
  copySources({ root, module, folder });
  const go = (args: string[], cwd: string, env = {}) =>
    tool('go', ['-C', cwd, ...args], { env, signal });
  const required = await go(['list', '-m', '-f', '{{.Version}}', 'k8s.io/kubernetes'], folder);
  if (required.trim() !== `v${kubernetes}`)
    throw new Error(wrongVersion(required.trim(), kubernetes));
  say('Copiando los módulos de Kubernetes');
  await vendor({ root, module, folder, signal });
  say('Quitando lo que crear un objeto no necesita');
  const tags = tagsOf(module);
  await go(['run', './shake', folder, module], join(root, JUDGE_SOURCES), tags);
  return { folder, go };
}

function compress(wasm: Buffer): Buffer {
  return brotliCompressSync(wasm, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length,
    },
  });
}

/** Each licence once, after the modules that have it. */
function licensesIn(folder: string): string {
  const vendor = join(folder, 'vendor');
  const owners = new Map<string, string[]>();
  for (const file of globSync('**/{LICENSE,LICENSE.*,LICENCE,COPYING,NOTICE}', {
    cwd: vendor,
  }).sort()) {
    const text = readFileSync(join(vendor, file), 'utf8').trim();
    owners.set(text, [...(owners.get(text) ?? []), file.replace(/\/[^/]+$/, '')]);
  }
  const parts = [...owners].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  return parts.join(`\n${'─'.repeat(80)}\n\n`);
}

function wrongVersion(built: string, taught: string): string {
  return (
    `${JUDGE_SOURCES}/go.mod pide Kubernetes ${built} y el curso enseña ${taught}.\n` +
    'Cambia ahí k8s.io/kubernetes y los k8s.io/* que lo acompañan, y ejecuta «go mod tidy».'
  );
}
