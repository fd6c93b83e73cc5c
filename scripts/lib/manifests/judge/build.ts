import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { tool } from '../../run-tool.ts';
import type { JudgeModule } from './modules.ts';
import { copySources, JUDGE_SOURCES, tagsOf, vendor } from './sources.ts';

/** What Go's linker leaves out: paths of this machine and symbols, so that the same source gives the same bytes. */
const FLAGS = [
  '-mod=vendor',
  '-trimpath',
  '-buildvcs=false',
  '-buildmode=c-shared',
  '-ldflags=-s -w -buildid=',
];
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

export interface JudgeBuildOptions {
  readonly root: string;
  /** Version of Kubernetes. */
  readonly kubernetes: string;
  readonly module: JudgeModule;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Builds a module of the judge: copies Kubernetes' modules beside its source, shakes them, compiles. Needs Go and, the
 * first time, its module proxy. Rejects where a step fails, with what it said.
 */
export async function buildJudge(options: JudgeBuildOptions): Promise<BuiltJudge> {
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
  say('Compilando');
  await go(['build', ...FLAGS, '-o', 'judge.wasm', '.'], folder, { ...WASM, ...tags });
  const wasm = readFileSync(join(folder, 'judge.wasm'));
  say('Comprimiendo');
  return {
    module: compress(wasm),
    size: wasm.length,
    licenses: licensesIn(folder),
    go: (await go(['env', 'GOVERSION'], folder)).trim(),
  };
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
