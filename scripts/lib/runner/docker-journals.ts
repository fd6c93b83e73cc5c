import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DockerClient } from '../cluster/docker-client.ts';
import { removeJournaled } from './docker-guard.ts';

/** How the name of a lesson's journal of Docker ends, after its slug. */
export const JOURNAL = '.docker';
/** How it ends where the lesson was to leave what it made. */
const KEPT = `${JOURNAL}-guardado`;

/** Removes what lessons of runs that were killed made in Docker. */
export async function removeForgotten(docker: DockerClient, stateFolder: string): Promise<void> {
  const journals = readdirSync(stateFolder).filter((name) => name.endsWith(JOURNAL));
  for (const name of journals) await removeJournaled(docker, join(stateFolder, name));
}

/** Puts a journal where only the next run of its lesson finds it. */
export function keepJournal(journal: string): void {
  if (existsSync(journal)) renameSync(journal, keptName(journal));
}

/** Removes what an earlier run of a lesson was to leave in Docker. */
export async function removeKept(docker: DockerClient, journal: string): Promise<void> {
  await removeJournaled(docker, keptName(journal));
}

function keptName(journal: string): string {
  return journal.slice(0, -JOURNAL.length) + KEPT;
}
