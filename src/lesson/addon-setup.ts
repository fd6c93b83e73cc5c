import type { Addon, Workloads } from './addons.ts';
import type { SourceLocation } from './problem.ts';
import { setupStep, stateCheck } from './setup-step.ts';
import type { Step } from './types.ts';

/** Images may have to be pulled. */
const READY = '5m';
const READY_MS = 330_000;
/** A namespace goes with all that is in it, and definitions with all of their kind. */
const GONE_MS = 180_000;

/** Path, below the site, of what we add to an addon or install by ourselves. */
export function addonPath(name: string): string {
  return `addons/${name}.yaml`;
}

/**
 * How a reader installs an addon. What a project publishes may bring kinds and objects of these kinds, which
 * nobody knows until the former are there: then it is applied once more. `site` has no final slash.
 */
export function addonInstall(addon: Addon, site: string, location: SourceLocation): Step {
  const { name, ready } = addon;
  return setupStep({
    id: `preparate:${name}`,
    command: [...applications(addon, site), ...(ready ? rollouts(ready) : [])].join('\n'),
    ...(ready && { stdout: ready.names.flatMap((one) => ['...', rolledOut(one)]) }),
    timeoutMs: READY_MS,
    location,
  });
}

function applications({ name, published, manifest }: Addon, site: string): string[] {
  const ours = manifest === undefined ? [] : [`-f ${site}/${addonPath(name)}`];
  const apply = (...files: string[]) => ['kubectl apply --server-side', ...files].join(' ');
  if (!published) return [apply(...ours)];
  const variable = name.replaceAll('-', '_').toUpperCase();
  const theirs = `-f $${variable}`;
  return [
    `${variable}=${published.url}`,
    apply(theirs),
    'kubectl wait crd --all --for=condition=Established --timeout=60s',
    apply(theirs, ...ours),
  ];
}

/** How a reader takes an addon away again: ours first, since it builds on what was published. */
export function addonRemoval(addon: Addon, site: string, location: SourceLocation): Step {
  const files = filesOf(addon, site).toReversed();
  const [namespace, names] = [addon.ready?.namespace ?? '', addon.ready?.names ?? []];
  const gone = names.map((workload) => {
    const [resource = '', name = ''] = workload.split('/');
    return stateCheck('gone', { resource, name, namespace }, GONE_MS, location);
  });
  return setupStep({
    id: `recoge:${addon.name}`,
    command: ['kubectl delete --ignore-not-found', ...files.map((url) => `-f ${url}`)].join(
      ' \\\n  ',
    ),
    then: gone,
    timeoutMs: GONE_MS,
    location,
  });
}

function filesOf({ name, published, manifest }: Addon, site: string): string[] {
  return [
    ...(published ? [published.url] : []),
    ...(manifest ? [`${site}/${addonPath(name)}`] : []),
  ];
}

function rollouts({ namespace, names }: Workloads): string[] {
  const where = `-n ${namespace} --timeout=${READY}`;
  return names.map((name) => `kubectl rollout status ${name} ${where}`);
}

/** What kubectl says of a workload that is ready. */
function rolledOut(workload: string): string {
  const [kind, name] = workload.split('/');
  if (kind === 'deployment') return `deployment "${name}" successfully rolled out`;
  return kind === 'daemonset'
    ? `daemon set "${name}" successfully rolled out`
    : `<text> "${name}" successfully rolled out`;
}
