import { setupStep } from './setup-step.ts';
import type { Step } from './types.ts';
import type { Versions } from './versions.ts';

/** Name of the cluster that a reader makes. */
const READERS_CLUSTER = 'curso';
/** Name, on the site, of the configuration that the runner's own cluster has too. */
export const KIND_CONFIG = 'kind.yaml';

const READY_MS = 180_000;
const LOCATION = { file: 'src/lesson/cluster-setup.ts', line: 1, column: 1 };

/** The commands of «Prepara tu clúster»: how a reader makes it, sees that it is there, and deletes it. */
export interface ClusterSetup {
  readonly create: Step;
  readonly check: Step;
  readonly remove: Step;
}

/** `site` is the site's public URL, without a final slash. */
export function clusterSetup(site: string, { nodeImage }: Versions): ClusterSetup {
  const location = LOCATION;
  return {
    create: setupStep({
      id: 'cluster:crear',
      command: [
        `curl -fsSL ${site}/${KIND_CONFIG} |`,
        `  kind create cluster --name ${READERS_CLUSTER} \\`,
        `    --image ${nodeImage} --config -`,
      ].join('\n'),
      location,
    }),
    check: setupStep({
      id: 'cluster:mirar',
      command: [
        'kubectl wait --for=condition=Ready nodes --all --timeout=120s',
        'kubectl get nodes',
      ].join('\n'),
      stdout: [
        ...Array<string>(3).fill('node/<text> condition met'),
        'NAME <text>',
        ...['control-plane', '<none>', '<none>'].map((role) => `<text> Ready ${role} <age> <text>`),
      ],
      timeoutMs: READY_MS,
      location,
    }),
    remove: setupStep({
      id: 'cluster:borrar',
      command: `kind delete cluster --name ${READERS_CLUSTER}`,
      location,
    }),
  };
}
