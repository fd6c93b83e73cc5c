import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatLocation } from '../../../src/lesson/problem.ts';
import type { BuiltImage } from '../../../src/lesson/used-images.ts';
import type { ToolResult } from '../run-tool.ts';
import { runTool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';

/** Label of an image with the hash of what it was built from. */
export const CONTENT_LABEL = 'io.github.kubernetes-en-vivo.content';

export interface BuildOptions {
  /** The project's root. */
  readonly root: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** An image and nothing else: with what BuildKit attests beside it, kind can't load it (kind's issue 3795). */
const PLAIN = { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' };

/** Leaves these images in Docker. What is there already, from the same content, is not built again. */
export async function buildImages(
  images: readonly BuiltImage[],
  { root, say, signal }: BuildOptions,
): Promise<void> {
  for (const image of images) {
    if ((await builtContent(image.name, signal)) === image.build.sha256) continue;
    say(`Construyendo la imagen ${image.name}`);
    const args = ['build', ...buildArguments(image, root)];
    const result = await runTool('docker', args, { env: PLAIN, signal });
    signal.throwIfAborted();
    if (result.code !== 0) throw new UsageError(explainBuild(image, result, root));
    if ((await builtContent(image.name, signal)) !== image.build.sha256) throw notKept(image);
  }
}

/** What follows `docker build` (or `docker buildx build`), from the project's root on. */
export function buildArguments({ name, build }: BuiltImage, root: string): string[] {
  const args = Object.entries(build.args).map(([key, value]) => `--build-arg=${key}=${value}`);
  const label = `--label=${CONTENT_LABEL}=${build.sha256}`;
  return [...args, label, `--tag=${name}`, join(root, build.folder)];
}

/** The hash that the image of this name in Docker was built from; `undefined` if it is not there. */
async function builtContent(name: string, signal: AbortSignal): Promise<string | undefined> {
  const format = `{{index .Config.Labels "${CONTENT_LABEL}"}}`;
  const args = ['image', 'inspect', '--format', format, name];
  const { code, stdout } = await runTool('docker', args, { signal });
  return code === 0 ? stdout.trim() : undefined;
}

/** Docker can be told to build elsewhere, and what it makes there is not here. */
function notKept({ name }: BuiltImage): UsageError {
  return new UsageError(
    `Docker construye ${name}, pero no la deja en esta máquina: ¿usa otro constructor?\n` +
      'Mira cuál con «docker buildx ls», y elige el de siempre: docker buildx use default',
  );
}

/** Why a build failed, with the line that it is about if Docker tells. */
export function explainBuild(image: BuiltImage, result: ToolResult, root: string): string {
  const said = `${result.stdout}\n${result.stderr}`;
  const place = dockerfilePlace(image, said, root) ?? formatLocation(image.location);
  const why = KNOWN.find(([pattern]) => pattern.test(said))?.[1];
  const last = said.trim().split('\n').slice(-8).join('\n    ');
  const head = `${place}: no se puede construir ${image.name}`;
  return [why === undefined ? head : `${head}: ${why}`, `    ${last}`].join('\n');
}

const KNOWN: readonly [RegExp, string][] = [
  [/no space left on device/i, 'no queda sitio en el disco. Haz sitio con: docker system prune'],
  [
    /cannot connect to the docker daemon|is the docker daemon running/i,
    'Docker no contesta. ¿Está en marcha?',
  ],
  [
    /pull access denied|manifest unknown|failed to resolve|dial tcp|no such host|i\/o timeout|not found: manifest|toomanyrequests/i,
    'la imagen de la que parte no está aquí y no se puede descargar. ¿Hay red?',
  ],
  [/is not a docker command|unknown command: docker build/i, 'este Docker no sabe construir'],
];

/** The line of the Dockerfile that failed: BuildKit names it; the older builder names the step. */
function dockerfilePlace({ build }: BuiltImage, said: string, root: string): string | undefined {
  const file = `${build.folder}/Dockerfile`;
  const byKit = /^Dockerfile:(\d+)$/m.exec(said)?.[1];
  if (byKit !== undefined) return `${file}:${byKit}:1`;
  const step = [...said.matchAll(/^Step (\d+)\/\d+ : /gm)].at(-1)?.[1];
  if (step === undefined) return undefined;
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const starts = lines.flatMap((line, index) => {
    const continues = lines[index - 1]?.endsWith('\\') ?? false;
    return /^\s*[A-Za-z]/.test(line) && !continues ? index + 1 : [];
  });
  const line = starts[Number(step) - 1];
  return line === undefined ? undefined : `${file}:${line}:1`;
}
