import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../src/lesson/evidence.ts';
import { writeWhole } from '../write-file.ts';

/** What this machine remembers of a cluster that the runner made. */
interface OwnershipRecord {
  readonly name: string;
  /** Hash of the configuration and image that it was made from. */
  readonly recipe: string;
  /** Ids of its nodes' containers; empty while it is being made. */
  readonly nodes: readonly string[];
}

/** Remembers, in the state folder, which cluster is the runner's own. */
export class Ownership {
  readonly #file: string;
  readonly recipe: string;

  constructor(folder: string, name: string, config: string, image: string) {
    this.#file = join(folder, `${name}.json`);
    this.recipe = sha256(`${config}\n${image}`);
  }

  read(): OwnershipRecord | undefined {
    if (!existsSync(this.#file)) return undefined;
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as OwnershipRecord;
    } catch {
      // A broken record proves nothing: the cluster counts as somebody else's.
      return undefined;
    }
  }

  /** Written before the first node exists, so that a killed run does not leave nodes that nobody owns. */
  async write(name: string, nodes: readonly string[]): Promise<void> {
    const record: OwnershipRecord = { name, recipe: this.recipe, nodes };
    await writeWhole(this.#file, `${JSON.stringify(record)}\n`);
  }

  forget(): void {
    rmSync(this.#file, { force: true });
  }
}
