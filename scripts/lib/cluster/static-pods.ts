import type { NodeContainer } from './node-containers.ts';
import { inNode } from './node-containers.ts';

const FOLDER = '/etc/kubernetes/manifests';
const READ = `cd ${FOLDER} && for file in *; do [ -f "$file" ] && echo "$file $(base64 -w0 "$file")"; done; true`;

/** Text (in base64) of each file from which a node's kubelet makes Pods by itself, by its name. */
export type StaticPods = Readonly<Record<string, string>>;

/** A file of a node's static Pods that is not what it was. */
export interface StaticPodChange {
  readonly node: string;
  readonly file: string;
  /** What it was, in base64; absent if there was none. */
  readonly before?: string;
  readonly text: string;
}

/** The static Pods of each node, by the node's name. */
export async function readStaticPods(
  nodes: readonly NodeContainer[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, StaticPods>>> {
  const entries = nodes.map(async (node) => {
    const lines = (await inNode(node, READ, signal)).split('\n').filter(Boolean);
    const files = lines.map((line) => line.split(' ') as [file: string, text: string]);
    return [node.name, Object.fromEntries(files)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** What is not as it was on the nodes that were there. */
export function staticPodChanges(
  before: Readonly<Record<string, StaticPods>>,
  now: Readonly<Record<string, StaticPods>>,
): StaticPodChange[] {
  return Object.entries(before).flatMap(([node, old]) => {
    const files = new Set([...Object.keys(old), ...Object.keys(now[node] ?? {})]);
    return [...files].flatMap((file) => {
      const [was, is] = [old[file], now[node]?.[file]];
      if (was === is) return [];
      const what = was === undefined ? 'sobra' : is === undefined ? 'falta' : 'ha cambiado';
      const text = `el archivo ${FOLDER}/${file} del nodo ${node} ${what}`;
      return { node, file, ...(was !== undefined && { before: was }), text };
    });
  });
}

/** Puts a file back as it was. A name may hold anything, so it goes by the variable and not by the line. */
export async function undoStaticPod(
  { node, file, before }: StaticPodChange,
  signal: AbortSignal,
): Promise<void> {
  const name = Buffer.from(file).toString('base64');
  const head = `cd ${FOLDER} && file=$(echo ${name} | base64 -d) &&`;
  // The kubelet does not look at names with a dot in front: it never sees half a file.
  const write = `${head} base64 -d > .regresa && mv .regresa "$file"`;
  await inNode({ name: node }, before === undefined ? `${head} rm "$file"` : write, signal, before);
}
