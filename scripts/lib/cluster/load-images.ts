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
 * Leaves each node of a kind cluster with these images, which are in Docker. What the cluster has from the
 * same content is not loaded again. Rejects with a {@link UsageError} where kind can't load them.
 */
export async function loadImages(
  images: readonly BuiltImage[],
  { cluster, client, say, signal }: LoadOptions,
): Promise<void> {
  if (images.length === 0) return;
  const notes = await readNotes(client, signal);
  const present = await imagesInAll(await cluster.nodes(), signal);
  const missing = images.filter(
    ({ name, build }) =>
      noteOf(notes, keyOf(name)) !== build.sha256 ||
      !present.some((one) => one === name || one.endsWith(`/${name}`)),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  say(`Llevando al clúster ${names.join(', ')}`);
  const args = ['load', 'docker-image', ...names, '--name', cluster.name];
  const { code, stdout, stderr } = await runTool('kind', args, { signal });
  signal.throwIfAborted();
  if (code !== 0) throw new UsageError(explain(names, `${stdout}\n${stderr}`));
  const loaded = missing.map(({ name, build }) => [keyOf(name), build.sha256]);
  await writeNotes(Object.fromEntries(loaded), cluster.kubeconfig, signal);
}

function keyOf(image: string): string {
  return `image-${sha256(image).slice(0, 16)}`;
}

/** Names of the images that every node has: one may have thrown them out, to make room. */
async function imagesInAll(
  nodes: readonly NodeContainer[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const list = async (node: NodeContainer) =>
    (await inNode(node, 'ctr -n k8s.io images ls -q', signal)).split('\n').filter(Boolean);
  const [first = [], ...others] = await Promise.all(nodes.map(list));
  return first.filter((image) => others.every((images) => images.includes(image)));
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
