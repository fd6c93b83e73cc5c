import { runTool } from '../run-tool.ts';
import type { DiagnosedObject } from './object-troubles.ts';
import { containersOf, objectTroubles } from './object-troubles.ts';

const NAMESPACED =
  'pods,deployments,replicasets,statefulsets,daemonsets,jobs,horizontalpodautoscalers,persistentvolumeclaims';
const ASK_MS = 15_000;
const LAST_EVENTS = 25;
const SICK_CONTAINERS = 4;

type Ask = (...args: string[]) => Promise<string>;

/**
 * What a person would look at first in a namespace where something failed: its Pods, what is not well and
 * why, the last events, and what the sick containers printed, also before their last restart. `env` is what
 * kubectl needs to reach it.
 */
export async function diagnoseNamespace(env: Readonly<Record<string, string>>): Promise<string> {
  const kubectl = (args: readonly string[]) => runTool('kubectl', args, { env, timeoutMs: ASK_MS });
  const ask: Ask = async (...args) => {
    const { stdout, stderr } = await kubectl(args);
    return `$ kubectl ${args.join(' ')}\n${(stdout || stderr).trimEnd()}`;
  };
  const list = async (kinds: string) => {
    const { stdout } = await kubectl(['get', kinds, '-o', 'json']);
    return stdout ? (JSON.parse(stdout) as { items: DiagnosedObject[] }).items : [];
  };
  const [pods, events, objects, nodes] = await Promise.all([
    ask('get', 'pods', '-o', 'wide'),
    ask('get', 'events', '--sort-by=.lastTimestamp'),
    list(NAMESPACED),
    list('nodes'),
  ]);
  const troubles = [...objects, ...nodes].flatMap(objectTroubles);
  const unwell = troubles.length > 0 ? [`Lo que no está bien:\n${troubles.join('\n')}`] : [];
  const printed = await logs(objects, ask);
  return [pods, ...unwell, lastLines(events), ...printed].join('\n\n');
}

/** The last lines of the containers that are not well, or were not: of what runs now, also those of before. */
async function logs(objects: readonly DiagnosedObject[], ask: Ask): Promise<string[]> {
  const sick = objects.flatMap((pod) =>
    containersOf(pod)
      .filter(({ ready, restartCount, state }) => restartCount > 0 || (!ready && !state?.waiting))
      .map((container) => ({ pod: pod.metadata.name, container })),
  );
  const calls = sick.slice(0, SICK_CONTAINERS).flatMap(({ pod, container }) => {
    const log = ['logs', pod, '-c', container.name, '--tail=20'];
    // Without a container that runs, what kubectl gives by itself is of the one that ended.
    const isBack = container.restartCount > 0 && container.state?.running;
    return [...(isBack ? [ask(...log, '--previous')] : []), ask(...log)];
  });
  return Promise.all(calls);
}

function lastLines(text: string): string {
  const [command = '', head = '', ...lines] = text.split('\n');
  return [command, head, ...lines.slice(-LAST_EVENTS)].join('\n');
}
