import { sha256 } from '../../../src/lesson/evidence.ts';
import type { BuiltImage } from '../../../src/lesson/used-images.ts';
import { runTool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import type { Cluster } from './cluster.ts';
import type { KubeClient } from './kube-client.ts';
import type { NodeContainer } from './node-containers.ts';
import { inNode } from './node-containers.ts';
import { noteOf, readNotes, writeNotes } from './notes.ts';

export interface LoadOptions {
  readonly cluster: Pick<Cluster, 'name' | 'kubeconfig' | 'nodes'>;
  readonly client: KubeClient;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Leaves each node of a kind cluster with these images, which are in Docker. What every node still has as it
 * was loaded, from the same content, is not loaded again: a name proves nothing, since anybody can give it to
 * another image. Rejects with a {@link UsageError} where kind can't load them.
 */
export async function loadImages(
  images: readonly BuiltImage[],
  { cluster, client, say, signal }: LoadOptions,
): Promise<void> {
  if (images.length === 0) return;
  const notes = await readNotes(client, signal);
  const nodes = await cluster.nodes();
  const present = await imagesOf(nodes, signal);
  const missing = images.filter((image) => noteOf(notes, keyOf(image)) !== noteFor(image, present));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  say(`Llevando al clúster ${names.join(', ')}`);
  const args = ['load', 'docker-image', ...names, '--name', cluster.name];
  const { code, stdout, stderr } = await runTool('kind', args, { signal });
  signal.throwIfAborted();
  if (code !== 0) throw new UsageError(explain(names, `${stdout}\n${stderr}`));
  const loaded = await imagesOf(nodes, signal);
  const note = (image: BuiltImage) => [keyOf(image), noteFor(image, loaded)];
  await writeNotes(Object.fromEntries(missing.map(note)), cluster.kubeconfig, signal);
}

function keyOf({ name }: BuiltImage): string {
  return `image-${sha256(name).slice(0, 16)}`;
}

/** Digests by name of image, as a node tells them. */
type NodeImages = ReadonlyMap<string, string>;

/** What an image was built from, and what stands for its name in each node: a node may have thrown it out. */
function noteFor({ name, build }: BuiltImage, nodes: readonly NodeImages[]): string {
  const digestIn = (images: NodeImages) =>
    [...images].find(([one]) => one === name || one.endsWith(`/${name}`))?.[1] ?? 'none';
  return [build.sha256, ...new Set(nodes.map(digestIn))].join(' ');
}

async function imagesOf(
  nodes: readonly NodeContainer[],
  signal: AbortSignal,
): Promise<readonly NodeImages[]> {
  const list = async (node: NodeContainer) => {
    const [, ...rows] = (await inNode(node, 'ctr -n k8s.io images ls', signal)).split('\n');
    const columns = rows.map((row) => row.trim().split(/\s+/));
    return new Map(columns.map(([name = '', , digest = '']) => [name, digest]));
  };
  return Promise.all(nodes.map(list));
}

const KNOWN: readonly [RegExp, (names: readonly string[]) => string][] = [
  [
    /no space left on device/i,
    () => 'no queda sitio en el disco. Haz sitio con: docker system prune',
  ],
  [
    // One that was pulled may be here for this platform only, and its index speaks of others.
    /content digest \S+ not found/i,
    (names) => `Docker la tiene a medias. Bórrala y repite: docker image rm ${names.join(' ')}`,
  ],
];

function explain(names: readonly string[], said: string): string {
  const why = KNOWN.find(([pattern]) => pattern.test(said))?.[1](names);
  const last = said.trim().split('\n').slice(-5).join('\n    ');
  const head = `kind no puede llevar al clúster ${names.join(', ')}`;
  return `${why === undefined ? head : `${head}: ${why}`}\n    ${last}`;
}
