import { readdirSync, readFileSync } from 'node:fs';

/** Name of the variable that marks every process of a lesson, whatever session it moved to. */
export const RUN_MARK = 'KUBERNETES_EN_VIVO_RUN';

/** Ids of the living processes whose environment carries a run's mark. Empty where there is no /proc. */
export function markedProcesses(mark: string): number[] {
  const needle = `${RUN_MARK}=${mark}\0`;
  return listProcesses().filter((pid) => {
    try {
      return pid !== process.pid && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(needle);
    } catch {
      // Gone meanwhile, or another user's: not ours.
      return false;
    }
  });
}

function listProcesses(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/**
 * Kills a process group and everything that carries the run's mark, also what moved to a session of its
 * own or was started while this looked.
 */
export function killAll(group: number | undefined, mark: string): void {
  if (group !== undefined) kill(-group);
  for (let round = 0; round < 10; round += 1) {
    const alive = markedProcesses(mark);
    if (alive.length === 0) return;
    alive.forEach((pid) => kill(pid));
  }
}

/** Kills what carries the run's mark, but for these processes. */
export function killOthers(mark: string, spared: ReadonlySet<number>): void {
  markedProcesses(mark)
    .filter((pid) => !spared.has(pid))
    .forEach((pid) => kill(pid));
}

/** Sends a signal to a process, or to a group if the id is negative. What is gone already does not matter. */
export function kill(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}
