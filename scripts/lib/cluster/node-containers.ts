import { runTool, tool } from '../run-tool.ts';

/** A container that is a node of a kind cluster. */
export interface NodeContainer {
  readonly id: string;
  /** Also the name of the node in the cluster. */
  readonly name: string;
  readonly state: string;
  /** In ms since 1970. */
  readonly createdAt: number;
  /** Start of its last life, in ms since 1970. */
  readonly startedAt: number;
  /** Its IP, which may be another one in its next life; empty while it does not run. */
  readonly address: string;
}

const FORMAT =
  '{{.Id}} {{.Name}} {{.State.Status}} {{json .Created}} {{json .State.StartedAt}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' as const;

/** The nodes of a kind cluster, running or not; none if there is no such cluster. */
export async function nodeContainers(cluster: string): Promise<NodeContainer[]> {
  const filter = `label=io.x-k8s.kind.cluster=${cluster}`;
  const found = await tool('docker', ['ps', '--all', '--quiet', '--no-trunc', '--filter', filter]);
  const ids = found.split('\n').filter(Boolean);
  if (ids.length === 0) return [];
  const lines = await tool('docker', ['inspect', '--format', FORMAT, ...ids]);
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id = '', name = '', state = '', created = '', started = '', address = ''] =
        line.split(' ');
      const at = (time: string) => Date.parse(JSON.parse(time) as string);
      const dates = { createdAt: at(created), startedAt: at(started) };
      return { id, name: name.replace(/^\//, ''), state, address, ...dates };
    });
}

/** Starts nodes that are stopped or paused, and in each of them what a lesson may have stopped inside. */
export async function startNodes(
  nodes: readonly NodeContainer[],
  signal: AbortSignal,
): Promise<void> {
  const inState = (states: readonly string[]) =>
    nodes.filter(({ state }) => states.includes(state)).map(({ id }) => id);
  const paused = inState(['paused']);
  const stopped = inState(['exited', 'created', 'dead']);
  if (paused.length > 0) await runTool('docker', ['unpause', ...paused], { signal });
  if (stopped.length > 0) await runTool('docker', ['start', ...stopped], { signal });
  const start = (node: NodeContainer) => inNode(node, 'systemctl start containerd kubelet', signal);
  // A node that does not take a command does not get Ready either, and that is where it is told.
  await Promise.allSettled(nodes.map(start));
  signal.throwIfAborted();
}

/** Runs a line of shell in a node; `input` is what it reads. Gives stdout, and rejects where it fails. */
export function inNode(
  { name }: Pick<NodeContainer, 'name'>,
  script: string,
  signal: AbortSignal,
  input = '',
): Promise<string> {
  return tool('docker', ['exec', '--interactive', name, 'sh', '-c', script], { signal, input });
}
