import type { ContainerStatus, KubeObject } from './kube-object.ts';
import { conditionOf } from './kube-object.ts';

/** A Pod's state as `kubectl get pods` tells it: STATUS and READY, and how often it restarted. */
export function podState(pod: KubeObject): string {
  const { spec, status, metadata } = pod;
  // What is ready while it ends depends on who looks first.
  if (metadata.deletionTimestamp) return 'Terminating';
  const sidecars = (spec?.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  const all = (spec?.containers?.length ?? 0) + sidecars.length;
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const ready = statuses.filter(
    (container) => container.ready && !container.state?.terminated,
  ).length;
  const restarts = statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
  const isOut = ready === all && conditionOf(pod, 'Ready')?.status === 'False';
  return [
    `${initReason(pod) ?? reasonOf(pod)} ${ready}/${all}`,
    ...(isOut ? ['NotReady'] : []),
    ...(restarts > 0 ? [restarts === 1 ? '1 reinicio' : `${restarts} reinicios`] : []),
  ].join(', ');
}

/** Of a Pod whose init containers are not done: `Init:0/2`, `Init:Error`. */
function initReason({ spec, status }: KubeObject): string | undefined {
  const count = spec?.initContainers?.length ?? 0;
  const done = ({ started, state }: ContainerStatus) =>
    started || state?.terminated?.exitCode === 0;
  const statuses = status?.initContainerStatuses ?? [];
  const index = statuses.findIndex((container) => !done(container));
  const state = statuses[index]?.state;
  if (!state) return undefined;
  const waiting = state.waiting?.reason;
  const why = state.terminated?.reason ?? (waiting === 'PodInitializing' ? undefined : waiting);
  return `Init:${why ?? `${index}/${count}`}`;
}

function reasonOf({ status }: KubeObject): string {
  const statuses = status?.containerStatuses ?? [];
  const reasons = statuses.flatMap(({ state }) => {
    const { waiting, terminated } = state ?? {};
    if (terminated) return terminated.reason || `ExitCode:${terminated.exitCode}`;
    return waiting?.reason ?? [];
  });
  const [reason = status?.reason ?? status?.phase ?? ''] = reasons;
  const isRunning = statuses.some(({ ready, state }) => ready && state?.running);
  return reason === 'Completed' && isRunning ? 'Running' : reason;
}
