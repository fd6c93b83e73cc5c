import { tool } from '../run-tool.ts';
import type { KubeClient } from './kube-client.ts';

const PREFIX = 'kubernetes-en-vivo/';
/** Each cluster remembers, in annotations of this namespace, what was put into it whole. */
const NAMESPACE = 'kube-system';

/** What a cluster remembers, by key. */
export type Notes = Readonly<Record<string, string>>;

/** Everything that was noted on a cluster, by anybody; ask for one with {@link noteOf}. */
export async function readNotes(client: KubeClient, signal: AbortSignal): Promise<Notes> {
  const { metadata } = (await client.get(`/api/v1/namespaces/${NAMESPACE}`, signal)) as {
    metadata: { annotations?: Notes };
  };
  return metadata.annotations ?? {};
}

export function noteOf(notes: Notes, key: string): string | undefined {
  return notes[PREFIX + key];
}

/** The keys of all that was noted by us. */
export function notedKeys(notes: Notes): string[] {
  const ours = Object.keys(notes).filter((key) => key.startsWith(PREFIX));
  return ours.map((key) => key.slice(PREFIX.length));
}

/** Notes something on a cluster. A key is up to 63 letters, digits, `-`, `_` and `.`. */
export async function writeNotes(
  notes: Notes,
  kubeconfig: string,
  signal: AbortSignal,
): Promise<void> {
  const pairs = Object.entries(notes).map(([key, value]) => `${PREFIX}${key}=${value}`);
  const args = ['annotate', '--overwrite', 'namespace', NAMESPACE, ...pairs];
  await tool('kubectl', [...args, `--kubeconfig=${kubeconfig}`], { signal });
}
