import { runTool } from '../run-tool.ts';
import type { Workload } from './workload.ts';

const LOGGED = ['Deployment', 'DaemonSet', 'StatefulSet', 'Job'];

/** What Pods, events and logs say of workloads that do not get ready, command by command. */
export async function diagnoseWorkloads(
  sick: readonly Workload[],
  kubeconfig: string,
): Promise<string> {
  const ask = async (...args: string[]) => {
    const options = { env: { KUBECONFIG: kubeconfig }, timeoutMs: 15_000 };
    const { stdout, stderr } = await runTool('kubectl', args, options);
    return `$ kubectl ${args.join(' ')}\n${(stdout + stderr).trimEnd()}`;
  };
  const namespaces = new Set(sick.flatMap(({ metadata }) => metadata.namespace ?? []));
  const pictures = [...namespaces].flatMap((namespace) => {
    const place = `--namespace=${namespace}`;
    const warnings = '--field-selector=type=Warning';
    return [
      ask('get', 'pods', place, '-o', 'wide'),
      ask('get', 'events', place, warnings, '--sort-by=.lastTimestamp'),
    ];
  });
  const logs = sick
    .filter(({ kind }) => LOGGED.includes(kind))
    .map(({ kind, metadata: { name, namespace = 'default' } }) => {
      const what = `${kind.toLowerCase()}/${name}`;
      return ask('logs', what, `--namespace=${namespace}`, '--all-containers', '--tail=20');
    });
  return (await Promise.all([...pictures, ...logs])).join('\n\n');
}
