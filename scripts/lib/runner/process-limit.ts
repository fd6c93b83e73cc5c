import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Processes that a terminal may have at once: far more than a lesson needs, far fewer than hurt a machine. */
const MAX_PROCESSES = 1000;
const PREFIX = 'kubernetes-en-vivo-';
/** Where cgroups that count processes can be made: version 1, and version 2. */
const ROOTS = ['/sys/fs/cgroup/pids', '/sys/fs/cgroup'];

/**
 * The soft limit on a user's processes (`ulimit -u`) that lets a terminal have {@link MAX_PROCESSES} more
 * than there are now. `undefined` for root, whom the kernel does not hold to it, and where nobody counts.
 */
export function userProcessLimit(): number | undefined {
  const user = process.getuid?.() ?? 0;
  if (user === 0 || !existsSync('/proc/self')) return undefined;
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOf(user, name));
  return own.map(threadsOf).reduce((sum, threads) => sum + threads, 0) + MAX_PROCESSES;
}

function isOf(user: number, pid: string): boolean {
  return statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid === user;
}

/** The kernel counts threads. */
function threadsOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^Threads:\s+(\d+)/m.exec(status)?.[1] ?? 1);
  } catch {
    return 0;
  }
}

/**
 * Puts a process, and all that it will start, into a cgroup that holds no more than {@link MAX_PROCESSES},
 * where that may be done (root). Gives how to remove it once all of them have ended.
 */
export function limitProcesses(pid: number): () => void {
  const root = ROOTS.find((folder) => existsSync(join(folder, 'cgroup.procs')));
  if (root === undefined || process.getuid?.() !== 0) return () => undefined;
  removeOld(root);
  const group = join(root, `${PREFIX}${pid}`);
  try {
    mkdirSync(group);
    writeFileSync(join(group, 'pids.max'), `${MAX_PROCESSES}`);
    writeFileSync(join(group, 'cgroup.procs'), `${pid}`);
  } catch {
    // A container may hide its cgroups or make them read-only; then its own limit must do.
  }
  return () => remove(group);
}

/**
 * Those of runs that were killed. The kernel refuses to remove one that is in use, but one that another run
 * has just made is still empty: it stays while its process lives.
 */
function removeOld(root: string): void {
  readdirSync(root)
    .filter((name) => name.startsWith(PREFIX) && !existsSync(`/proc/${name.slice(PREFIX.length)}`))
    .forEach((name) => remove(join(root, name)));
}

function remove(group: string): void {
  try {
    rmdirSync(group);
  } catch {
    // Still in use, or never made.
  }
}
