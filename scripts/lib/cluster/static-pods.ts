import type { NodeContainer } from './node-containers.ts';
import { inNode } from './node-containers.ts';

const FOLDER = '/etc/kubernetes/manifests';
const READ = `cd ${FOLDER} && for file in *; do [ -f "$file" ] && echo "$file $(base64 -w0 "$file")"; done; true`;
/** Stands for the node's own address: a node that starts again may get another, and kind writes it into these files. */
const ADDRESS = '{dirección del nodo}';

/** Text of each file from which a node's kubelet makes Pods by itself, by its name. */
export type StaticPods = Readonly<Record<string, string>>;

/** A file of a node's static Pods that is not what it was. */
export interface StaticPodChange {
  readonly node: string;
  readonly file: string;
  /** What it was; absent if there was none. */
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
    const files = lines.map((line) => {
      const [file = '', bytes = ''] = line.split(' ');
      return [file, withoutAddress(Buffer.from(bytes, 'base64').toString(), node.address)] as const;
    });
    return [node.name, Object.fromEntries(files)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A text with a mark in place of an address (and of no longer one that begins like it). */
export function withoutAddress(text: string, address: string): string {
  if (address === '') return text;
  const pattern = new RegExp(`(?<![\\d.])${address.replaceAll('.', String.raw`\.`)}(?!\\d)`, 'g');
  return text.replace(pattern, ADDRESS);
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

/** Puts files back as they were, each with the address that its node has now. */
export async function undoStaticPods(
  changes: readonly StaticPodChange[],
  nodes: readonly NodeContainer[],
  signal: AbortSignal,
): Promise<void> {
  const undo = async ({ node, file, before }: StaticPodChange) => {
    const { address = '' } = nodes.find(({ name }) => name === node) ?? {};
    // A name may hold anything: it goes by a variable, and not in the line.
    const name = Buffer.from(file).toString('base64');
    const head = `cd ${FOLDER} && file=$(echo ${name} | base64 -d) &&`;
    // The kubelet does not look at names with a dot in front: it never sees half a file.
    const write = `${head} cat > .regresa && mv .regresa "$file"`;
    const text = before?.replaceAll(ADDRESS, address);
    await inNode({ name: node }, text === undefined ? `${head} rm "$file"` : write, signal, text);
  };
  await Promise.all(changes.map(undo));
}
