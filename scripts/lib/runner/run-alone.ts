import type { Versions } from '../../../src/lesson/versions.ts';
import { Cluster } from '../cluster/cluster.ts';
import type { ToolVersions } from '../cluster/prerequisites.ts';
import { checkPrerequisites } from '../cluster/prerequisites.ts';
import { INTERRUPTED, onInterrupt } from '../interrupt.ts';
import { takeLock } from '../lock.ts';
import type { Progress } from '../report/progress.ts';
import { stateFolder } from '../state-folder.ts';
import { killLeftovers } from './processes.ts';

/** What a run has of this machine. */
export interface Machine {
  readonly tools: ToolVersions;
  readonly cluster: Cluster;
  readonly stateFolder: string;
  readonly signal: AbortSignal;
}

export interface AloneOptions {
  readonly versions: Versions;
  readonly progress: Progress;
  /** Whether lessons run on a cluster of the person's own, for which kubectl is enough. */
  readonly isOwnCluster?: boolean;
}

/**
 * Does a work while no other run does, after what a killed one left has been ended. At the first Ctrl-C the
 * work's signal aborts, and it cleans up. Gives the exit code: the work's own, or that of an interrupted one.
 */
export async function runAlone(
  { versions, progress, isOwnCluster = false }: AloneOptions,
  work: (machine: Machine) => Promise<number>,
): Promise<number> {
  const tools = await checkPrerequisites({ isOwnCluster });
  const folder = stateFolder();
  const release = await takeLock(folder);
  killLeftovers();
  const say = (line: string) => progress.say(line);
  const { signal, stop } = onInterrupt(say);
  const cluster = new Cluster({ stateFolder: folder, versions, say, signal });
  try {
    const code = await work({ tools, cluster, stateFolder: folder, signal });
    return signal.aborted ? INTERRUPTED : code;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    progress.stop();
    stop();
    release();
  }
}
