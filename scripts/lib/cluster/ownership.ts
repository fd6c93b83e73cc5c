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
  /** When this was written, in ms since 1970. */
  readonly writtenAt: number;
}

/** A container that is a node, and when it was made, in ms since 1970. */
interface OwnedNode {
  readonly id: string;
  readonly createdAt: number;
}

/** kind makes all of its nodes in the first moments; what came later was made by somebody else. */
const CREATION_MS = 5 * 60_000;

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
    await this.#save({ name, recipe: this.recipe, nodes, writtenAt: Date.now() });
  }

  async #save(record: OwnershipRecord): Promise<void> {
    await writeWhole(this.#file, `${JSON.stringify(record)}\n`);
  }

  /** Whether all of these nodes are the runner's own. */
  covers(nodes: readonly OwnedNode[]): boolean {
    const record = this.read();
    if (!record) return false;
    // An empty list: the run that made it was ended while kind was at work, when the name was free.
    if (record.nodes.length > 0) return nodes.every(({ id }) => record.nodes.includes(id));
    return nodes.every(({ createdAt }) => createdAt <= record.writtenAt + CREATION_MS);
  }

  /** From now on this cluster is still the runner's own, but made of a recipe that nobody has: it is replaced. */
  async distrust(): Promise<void> {
    const record = this.read();
    if (record) await this.#save({ ...record, recipe: '' });
  }

  forget(): void {
    rmSync(this.#file, { force: true });
  }
}
