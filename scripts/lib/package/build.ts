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
import type { TargetPrograms } from '../manifests/judge/build.ts';
import { judgeFile, licensesFile } from '../manifests/judge/modules.ts';
import { READY_MEANINGS, readyMeanings } from '../manifests/meanings.ts';
import { snapshot } from '../manifests/judge/snapshot.ts';
import { JUDGE_ENVIRONMENT } from '../../../src/manifests/judge/host.ts';
import { programPackage } from '../manifests/reader/program.ts';
import { schemaFile } from '../manifests/schema/load.ts';
import { NAME, shared, writeManifest } from './manifest.ts';
import { programFolder } from './program-folder.ts';

/** Where the package is made, relative to the project's root. */
export const PACKAGE_FOLDER = 'dist-package';

export interface PackageOptions {
  readonly root: string;
  /** Where it is written; what is there is deleted. */
  readonly folder: string;
  /** Version of the Kubernetes that it judges for. */
  readonly kubernetes: string;
  /** The judge compiled for some systems: a package for each, on which this one depends where it can be installed. */
  readonly programs?: readonly TargetPrograms[];
}

/**
 * Makes the npm package of the validator: all code in a few files, so that nothing else has to be installed. The
 * judge goes in started and not compressed: npm compresses what it sends, and what is done here is not done at each start.
 *
 * Gives the folders of the packages with programs. They are in the package's own `node_modules`, where they are found,
 * and which npm never packs.
 */
export async function buildPackage(options: PackageOptions): Promise<string[]> {
  const { root, folder, kubernetes, programs = [] } = options;
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
  writeFileSync(join(folder, 'kubernetes', READY_MEANINGS), readyMeanings(root));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'LICENSES.txt'), licenses(root, kubernetes, metafile));
  cpSync(join(root, 'scripts/lib/package/README.md'), join(folder, 'README.md'));
  writeManifest(folder, manifest(root, programs));
  return programs.map((program) => programFolder(options, program));
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

function manifest(root: string, programs: readonly TargetPrograms[]) {
  const { version, ...others } = shared(root);
  const names = programs.map(({ target }) => programPackage(target.platform, target.arch));
  return {
    name: NAME,
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
    ...others,
    type: 'module',
    bin: { [NAME]: 'cli.js' },
    files: ['*.js', 'chunks', 'kubernetes', 'LICENSES.txt'],
    // Of these npm installs the one for its system, and none if it is told to (--omit=optional).
    ...(names.length > 0 && {
      optionalDependencies: Object.fromEntries(names.map((name) => [name, version])),
    }),
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
