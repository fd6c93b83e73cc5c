import { readdirSync, readFileSync } from 'node:fs';

/** CPU time that threads used, in ms, by their names; equal names are added up. */
export type ThreadTimes = ReadonlyMap<string, number>;

/** The processes below one whose command line has a word in it. Linux only: it looks in `/proc`. */
export function processesBelow(ancestor: number, word: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    return read(`/proc/${pid}/cmdline`).includes(word) && isBelow(pid, String(ancestor));
  });
}

/** What the threads of some processes have used until now. */
export function threadTimes(processes: readonly string[]): ThreadTimes {
  const times = new Map<string, number>();
  for (const pid of processes) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const name = read(`/proc/${pid}/task/${thread}/comm`).trim();
      const [nanoseconds = 0] = read(`/proc/${pid}/task/${thread}/schedstat`)
        .split(' ')
        .map(Number);
      times.set(name, (times.get(name) ?? 0) + nanoseconds / 1e6);
    }
  }
  return times;
}

function isBelow(pid: string, ancestor: string): boolean {
  const parent = /^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
  return parent === ancestor || (parent !== '0' && isBelow(parent, ancestor));
}

/** Nothing of a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
