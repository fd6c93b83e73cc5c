import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Folder of what outlives a run and belongs to this machine, not to the project: which cluster is ours,
 * what a killed run left behind, the lock. Follows the XDG base directories; made if it is not there.
 */
export function stateFolder(): string {
  const base = process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const folder = join(base, 'kubernetes-en-vivo');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
