import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../write-file.ts';
import type { Baseline } from './cluster-baseline.ts';

/**
 * Remembers, in the state folder, what a cluster was like before the lessons of a run. It goes when the run
 * has put everything back: the run that finds one comes after a killed one, or one that was asked to keep.
 */
export class RunJournal {
  readonly #file: string;

  constructor(stateFolder: string, cluster: string) {
    this.#file = join(stateFolder, `${cluster}.antes.json`);
  }

  /** What the last run left, if it was of this very cluster. */
  read(containers: readonly string[]): Baseline | undefined {
    if (!existsSync(this.#file)) return undefined;
    try {
      const baseline = JSON.parse(readFileSync(this.#file, 'utf8')) as Baseline;
      const isSame = [...baseline.containers].sort().join() === [...containers].sort().join();
      return isSame ? baseline : undefined;
    } catch {
      // Broken by a disk: it can't help any more.
      return undefined;
    }
  }

  async write(baseline: Baseline): Promise<void> {
    await writeWhole(this.#file, `${JSON.stringify(baseline)}\n`);
  }

  forget(): void {
    rmSync(this.#file, { force: true });
  }
}
