import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { judgeFile, licensesFile } from '../manifests/judge/modules.ts';
import { MEANINGS } from '../manifests/meanings.ts';
import { snapshot } from '../manifests/judge/snapshot.ts';
import { JUDGE_ENVIRONMENT } from '../../../src/manifests/judge/host.ts';
import { schemaFile } from '../manifests/schema/load.ts';

/** Where the package is made, relative to the project's root. */
export const PACKAGE_FOLDER = 'dist-package';

export interface PackageOptions {
  readonly root: string;
  /** Where it is written; what is there is deleted. */
  readonly folder: string;
  /** Version of the Kubernetes that it judges for. */
  readonly kubernetes: string;
}

/**
 * Makes the npm package of the validator: all code in a few files, so that nothing else has to be installed. The
 * judge goes in started and not compressed: npm compresses what it sends, and what is done here is not done at each start.
 */
export async function buildPackage({ root, folder, kubernetes }: PackageOptions): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'kubernetes'), { recursive: true });
  const { metafile } = await bundle(root, folder);
  const judge = join(folder, 'kubernetes', basename(judgeFile(kubernetes), '.br'));
  const module = brotliDecompressSync(readFileSync(join(root, judgeFile(kubernetes))));
  writeFileSync(judge, snapshot(module, JUDGE_ENVIRONMENT));
  // What judges CRDs is seldom needed, and stays small.
  const extensions = judgeFile(kubernetes, 'extensions');
  cpSync(join(root, extensions), join(folder, 'kubernetes', basename(extensions)));
  cpSync(
    join(root, schemaFile(kubernetes)),
    join(folder, schemaFile(kubernetes).replace('schema', 'kubernetes')),
  );
  cpSync(join(root, MEANINGS), join(folder, 'kubernetes', basename(MEANINGS)));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'LICENSES.txt'), licenses(root, kubernetes, metafile));
  cpSync(join(root, 'scripts/lib/package/README.md'), join(folder, 'README.md'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(root), null, 2)}\n`);
}

async function bundle(root: string, folder: string): Promise<{ metafile: Metafile }> {
  return build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'scripts/lib/package/cli.ts',
      worker: 'scripts/lib/manifests/reader/worker.ts',
    },
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    // What explains is a file of its own, which valid manifests never load.
    splitting: true,
    format: 'esm',
    // Not «node»: some libraries have CommonJS for it, which asks for modules while it runs.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['node:*'],
    target: 'node20',
    metafile: true,
  });
}

/** What the package says of itself; the rest of the project's own is about the course. */
function manifest(root: string) {
  const { version, license, homepage, repository, engines } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  return {
    name: 'kubernetes-en-vivo',
    version,
    description:
      'Valida manifiestos de Kubernetes con el código del propio API server, sin clúster',
    keywords: [
      'kubernetes',
      'validate',
      'manifest',
      'yaml',
      'kubectl',
      'helm',
      'kustomize',
      'sarif',
    ],
    homepage,
    repository,
    license,
    type: 'module',
    engines,
    bin: { 'kubernetes-en-vivo': 'cli.js' },
    files: ['*.js', 'chunks', 'kubernetes', 'LICENSES.txt'],
  };
}

/** The licences of all that others wrote: the libraries in the bundle, and what is in the judge. */
function licenses(root: string, kubernetes: string, { inputs }: Metafile): string {
  const names = Object.keys(inputs).map(
    (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1],
  );
  const libraries = [...new Set(names)].filter((name) => name !== undefined).sort();
  const own = libraries.map(
    (name) => `${name}\n\n${licenseOf(join(root, 'node_modules', name))}\n`,
  );
  const judge = readFileSync(join(root, licensesFile(kubernetes)), 'utf8');
  return [...own, judge].join(`\n${'─'.repeat(80)}\n\n`);
}

function licenseOf(folder: string): string {
  const [file] = globSync('{LICENSE,LICENCE,license}*', { cwd: folder });
  const manifest = join(folder, 'package.json');
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  const { license } = JSON.parse(existsSync(manifest) ? readFileSync(manifest, 'utf8') : '{}') as {
    license?: string;
  };
  if (license === undefined) throw new Error(`${folder} no dice su licencia.`);
  return license;
}
