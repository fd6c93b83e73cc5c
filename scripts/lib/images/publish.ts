import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../../src/lesson/problem.ts';
import type { BuiltImage } from '../../../src/lesson/used-images.ts';
import { buildArguments, CONTENT_LABEL, explainBuild } from '../cluster/image-build.ts';
import { runTool, ToolError } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';

const PLATFORMS = 'linux/amd64,linux/arm64';
/** What registries say of a name or a tag that they do not have. */
const ABSENT = /not found|manifest unknown|name unknown/i;

export interface PublishOptions {
  /** The project's root. */
  readonly root: string;
  /** Where the source lives: the registry joins image and repository by it. */
  readonly repository: string;
  readonly say: (line: string) => void;
}

/**
 * Publishes the images that their registry does not have yet. Nothing is published where one of them is there
 * with another content: a version that readers have used stays what it was. Gives what is wrong. Rejects
 * where Docker or the registry can't be used.
 */
export async function publishImages(
  images: readonly BuiltImage[],
  options: PublishOptions,
): Promise<readonly Problem[]> {
  const published = await Promise.all(images.map(({ name }) => publishedContents(name)));
  const others = images.filter(({ build }, index) => {
    return published[index]?.some((content) => content !== build.sha256);
  });
  if (others.length > 0) return others.map(immutable);
  for (const [index, image] of images.entries()) {
    if (published[index] !== undefined) options.say(`Ya está publicada ${image.name}`);
    else await publish(image, options);
  }
  const readable = await Promise.all(images.map(({ name }) => isPublic(name)));
  return images.filter((_, index) => !readable[index]).map(notPublic);
}

/** What an image of the registry says that it was built from, once for each platform; nothing if it is not there. */
async function publishedContents(name: string): Promise<string[] | undefined> {
  const args = ['buildx', 'imagetools', 'inspect', '--format', '{{json .Image}}', name];
  const result = await runTool('docker', args);
  if (result.code !== 0 && ABSENT.test(result.stderr)) return undefined;
  if (result.code !== 0) throw new ToolError(`docker ${args.join(' ')}`, result);
  const labels = result.stdout.matchAll(new RegExp(`"${CONTENT_LABEL}":\\s*"([^"]*)"`, 'g'));
  const contents = [...labels].map(([, content = '']) => content);
  // One that has no label is not one of ours, and is not what we would publish either.
  return contents.length > 0 ? contents : [''];
}

async function publish(
  image: BuiltImage,
  { root, repository, say }: PublishOptions,
): Promise<void> {
  say(`Publicando ${image.name}`);
  const flags = [`--platform=${PLATFORMS}`, '--push'];
  const source = `--label=org.opencontainers.image.source=${repository}`;
  const args = ['buildx', 'build', ...flags, source, ...buildArguments(image, root)];
  const result = await runTool('docker', args);
  if (result.code !== 0) throw new UsageError(explainBuild(image, result, root));
}

/** Whether somebody who has not signed in gets it, as each reader's cluster has to. */
async function isPublic(name: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'kev-sin-sesion-'));
  const env = { DOCKER_CONFIG: folder };
  const { code } = await runTool('docker', ['buildx', 'imagetools', 'inspect', name], { env });
  rmSync(folder, { recursive: true });
  return code === 0;
}

function immutable({ name, build, location }: BuiltImage): Problem {
  return {
    location,
    message: `${name} ya está publicada, y se hizo con otra cosa que lo que hay en ${build.folder}`,
    hint: 'Lo publicado no cambia. Sube la versión aquí y en los manifiestos que la usan.',
  };
}

function notPublic({ name, location }: BuiltImage): Problem {
  return {
    location,
    message: `${name} está publicada, pero quien no ha iniciado sesión no puede descargarla`,
    hint: 'En GitHub, haz público el paquete (Package settings → Change visibility) y repite.',
  };
}
