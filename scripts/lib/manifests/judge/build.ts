import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { tool } from '../../run-tool.ts';

/** The judge's Go module, relative to the project's root. */
export const JUDGE_SOURCES = 'scripts/lib/manifests/judge/go';
/** What Go's linker leaves out: paths of this machine and symbols, so that the same source gives the same bytes. */
const FLAGS = [
  '-mod=vendor',
  '-trimpath',
  '-buildvcs=false',
  '-buildmode=c-shared',
  '-ldflags=-s -w -buildid=',
];
const WASM = { GOOS: 'wasip1', GOARCH: 'wasm', GOFLAGS: '', CGO_ENABLED: '0' };

/** A judge that was built. */
export interface BuiltJudge {
  /** The module, compressed with brotli. */
  readonly module: Buffer;
  /** Bytes of the module itself. */
  readonly size: number;
  /** The licences of all that is in it. */
  readonly licenses: string;
  /** Version of the compiler: `go1.26.8`. */
  readonly go: string;
}

export interface JudgeBuildOptions {
  readonly root: string;
  /** Version of Kubernetes. */
  readonly kubernetes: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Builds the judge: copies Kubernetes' modules beside its source, shakes them, compiles. Needs Go and, the
 * first time, its module proxy. Rejects where a step fails, with what it said.
 */
export async function buildJudge(options: JudgeBuildOptions): Promise<BuiltJudge> {
  const { root, kubernetes, say, signal } = options;
  const folder = join(root, '.cache/judge');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of globSync('*.{go,s,mod,sum}', { cwd: join(root, JUDGE_SOURCES) })) {
    cpSync(join(root, JUDGE_SOURCES, file), join(folder, file));
  }
  const go = (args: string[], cwd: string, env = {}) =>
    tool('go', ['-C', cwd, ...args], { env, signal });
  const required = await go(['list', '-m', '-f', '{{.Version}}', 'k8s.io/kubernetes'], folder);
  if (required.trim() !== `v${kubernetes}`)
    throw new Error(wrongVersion(required.trim(), kubernetes));
  say('Copiando los módulos de Kubernetes');
  await go(['mod', 'vendor'], folder);
  say('Quitando lo que crear un objeto no necesita');
  await go(['run', './shake', folder], join(root, JUDGE_SOURCES));
  say('Compilando');
  await go(['build', ...FLAGS, '-o', 'judge.wasm', '.'], folder, WASM);
  const wasm = readFileSync(join(folder, 'judge.wasm'));
  say('Comprimiendo');
  return {
    module: compress(wasm),
    size: wasm.length,
    licenses: licensesIn(folder),
    go: (await go(['env', 'GOVERSION'], folder)).trim(),
  };
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
