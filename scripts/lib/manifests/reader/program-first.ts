import { availableParallelism } from 'node:os';
import { mayBeAmbiguous } from '../../../../src/manifests/text/ambiguity.ts';
import type { Chunk } from '../../../../src/manifests/text/documents.ts';
import { clearDocument, type ExaminedDocument } from '../../../../src/manifests/examine.ts';
import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import type { BatchExaminer, Piece } from './pieces.ts';
import type { WholeProgram } from './whole-program.ts';

/** Programs at a time: what they are fed with comes from one thread, which is busy with four of them. */
const MOST_PROGRAMS = 4;
/** Characters of a document beyond which the program is not asked. */
const LONGEST_ASKED = 2 ** 20;

/**
 * Asks the programs for this machine first, which are seven times as fast as the modules of WebAssembly. What they find
 * nothing to say of is done; all else goes on to another examiner, with what they said. Where they fail in any way, the
 * other one does everything: nobody notices but by the clock.
 */
export class ProgramFirst implements BatchExaminer {
  readonly #start: () => WholeProgram;
  readonly #most: number;
  readonly #other: BatchExaminer;
  readonly #programs: WholeProgram[] = [];
  #isBroken = false;
  #isClosed = false;

  /** `start` starts programs. `other` is closed with them. */
  constructor(start: () => WholeProgram, other: BatchExaminer) {
    this.#start = start;
    this.#other = other;
    this.#most = Math.max(1, Math.min(availableParallelism(), MOST_PROGRAMS));
  }

  get width(): number {
    return Math.max(this.#most, this.#other.width);
  }

  async run(batch: readonly Piece[]): Promise<ExaminedDocument[]> {
    const asked = await this.#ask(batch);
    // The programs were ended, which is not to say that they failed.
    if (this.#isClosed) throw new Error('closed');
    const clear = asked.map(({ file, chunk, verdicts }) =>
      chunk && verdicts ? clearDocument(file, chunk, verdicts) : undefined,
    );
    const unclear = asked.filter((_, index) => !clear[index]);
    const others = unclear.length > 0 ? await this.#other.run(unclear) : [];
    let next = 0;
    return clear.flatMap((document) => document ?? others[next++] ?? []);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const program of this.#programs) program.close();
    await this.#other.close();
  }

  /** The pieces, with the program's verdicts where it has any. */
  async #ask(batch: readonly Piece[]): Promise<Piece[]> {
    const asked = batch.filter(({ chunk }) => chunk && isForProgram(chunk));
    const answers = await this.#verdicts(asked.map(({ chunk }) => chunk?.text ?? ''));
    const verdictsOf = new Map(asked.map((piece, index) => [piece, answers[index]]));
    return batch.map((piece) => {
      const verdicts = verdictsOf.get(piece);
      return verdicts ? { ...piece, verdicts } : piece;
    });
  }

  /** The verdicts on each text; none at all where no program gives them. */
  async #verdicts(texts: readonly string[]): Promise<Verdict[][]> {
    if (this.#isBroken || texts.length === 0) return [];
    try {
      return await this.#idlest().ask(texts);
    } catch {
      this.#isBroken = true;
      return [];
    }
  }

  /** A program that has nothing to do, or a new one, or else the one with least to do. */
  #idlest(): WholeProgram {
    const [idlest] = this.#programs.toSorted((a, b) => a.waiting - b.waiting);
    if (idlest && (idlest.waiting === 0 || this.#programs.length === this.#most)) return idlest;
    const program = this.#start();
    this.#programs.push(program);
    return program;
  }
}

/**
 * Whether the program may see a document. Nothing holds it back from taking all memory, as a module of WebAssembly is:
 * so not what is long, nor what may have aliases, with which little becomes much.
 */
export function isForProgram({ text, badSeparator }: Chunk): boolean {
  const mayHaveAliases = text.includes('&') && text.includes('*') && mayBeAmbiguous(text);
  return badSeparator === undefined && text.length <= LONGEST_ASKED && !mayHaveAliases;
}
