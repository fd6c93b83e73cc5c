import { runTool } from '../run-tool.ts';
import type { NodeContainer } from './node-containers.ts';

/** A kubelet renews its lease each 10 s; one that is silent for longer than this is not well. */
const SILENT_MS = 25_000;

/**
 * What keeps nodes from being at work: `undefined` if each one is Ready, and its kubelet has spoken since
 * the node started (a Ready of before proves nothing) and not much longer ago than the others.
 */
export async function sickNodes(
  nodes: readonly NodeContainer[],
  kubeconfig: string,
): Promise<string | undefined> {
  const get = (what: string[]) =>
    runTool('kubectl', ['get', ...what, `--kubeconfig=${kubeconfig}`, '--request-timeout=5s']);
  const ready =
    '{range .items[*]}{.metadata.name} {.status.conditions[?(@.type=="Ready")].status}{"\\n"}{end}';
  const renewed = '{range .items[*]}{.metadata.name} {.spec.renewTime}{"\\n"}{end}';
  const [states, leases] = await Promise.all([
    get(['nodes', `-o=jsonpath=${ready}`]),
    get(['leases', '--namespace=kube-node-lease', `-o=jsonpath=${renewed}`]),
  ]);
  if (states.code !== 0 || leases.code !== 0) return (states.stderr || leases.stderr).trim();
  const stateOf = pairs(states.stdout);
  const spoke = new Map([...pairs(leases.stdout)].map(([name, at]) => [name, Date.parse(at)]));
  // Beside each other and not beside this machine's clock, which may be another one.
  const latest = Math.max(0, ...spoke.values());
  const sick = nodes.filter(({ name, startedAt }) => {
    const at = spoke.get(name) ?? 0;
    return stateOf.get(name) !== 'True' || at < startedAt || at < latest - SILENT_MS;
  });
  return sick.length > 0 ? `no responde: ${sick.map(({ name }) => name).join(', ')}` : undefined;
}

function pairs(lines: string): Map<string, string> {
  return new Map(
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [name = '', value = ''] = line.split(' ');
        return [name, value];
      }),
  );
}
