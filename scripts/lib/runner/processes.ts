import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { sha256 } from '../../../src/lesson/evidence.ts';
import { stateFolder } from '../state-folder.ts';

/** Name of the variable that marks every process of a lesson, whatever session it moved to. */
export const RUN_MARK = 'KUBERNETES_EN_VIVO_RUN';

/** Every mark of the runs of a state folder begins so; there is only one such run at a time. */
function owner(): string {
  return sha256(stateFolder()).slice(0, 12);
}

/** A new value for {@link RUN_MARK}, of a lesson's process or of one that the runner needs for itself. */
export function newMark(whose: 'lesson' | 'runner' = 'lesson'): string {
  return `${owner()}.${whose}.${randomUUID()}`;
}

/** Ids of the living processes whose environment carries a mark that begins like this. Empty where there is no /proc. */
export function markedProcesses(mark: string): number[] {
  const needle = `${RUN_MARK}=${mark}`;
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

/** Ids of the living processes of lessons. To be called when no lesson is at work. */
export function leftovers(): number[] {
  return markedProcesses(`${owner()}.lesson.`);
}

/** Kills what a run that was itself killed has left. To be called when no other run is at work. */
export function killLeftovers(): void {
  killAll(undefined, owner());
}

/** Sends a signal to a process, or to a group if the id is negative. What is gone already does not matter. */
export function kill(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}
