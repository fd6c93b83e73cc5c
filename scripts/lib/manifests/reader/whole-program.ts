import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import { isOfExtensions, isUnknown } from '../../../../src/manifests/judge/whole.ts';
import type { JudgeModule } from '../judge/modules.ts';
import type { JudgeProgram } from './program.ts';

/** With it a name may be written in another way. */
const ESCAPE = /\\[uUx]/;

/** A document with CustomResourceDefinitions. */
export interface Definitions {
  readonly text: string;
  /** Whether a program may see it. */
  readonly isForProgram: boolean;
}

/** A program that judges. */
export type AnyProgram = Pick<JudgeProgram, 'ask' | 'define' | 'close'>;

/** Starts the program that has what a module has. */
export type StartProgram = (module: JudgeModule) => AnyProgram;

/**
 * The whole of the judge as programs, as `WholeJudge` is with modules: Kubernetes' own kinds, CRDs, and what those at
 * hand define. What judges the latter starts when the first document needs it.
 */
export class WholeProgram {
  readonly #start: StartProgram;
  readonly #core: AnyProgram;
  readonly #definitions: readonly Definitions[];
  #extensions: AnyProgram | undefined;
  /** Which of the definitions the extensions have. */
  readonly #defined = new Set<Definitions>();
  /** What the extensions are at: what is defined must not change meanwhile. */
  #turn: Promise<unknown> = Promise.resolve();
  #isBroken = false;
  #waiting = 0;

  /** The kinds that documents define are known in all others; of two for one kind the last one counts that is accepted. */
  constructor(start: StartProgram, definitions: readonly Definitions[]) {
    this.#start = start;
    this.#core = start('core');
    this.#definitions = definitions;
  }

  /** How many questions it has not answered yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * The verdicts on each document. A kind stays unknown where the programs do not know it, be it that only a module
   * may. Rejects if the core can't start, ends, says nothing or something else.
   */
  async ask(documents: readonly string[]): Promise<Verdict[][]> {
    this.#waiting += 1;
    try {
      return await this.#complete(documents, await this.#core.ask(documents));
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Ends them. */
  close(): void {
    this.#core.close();
    this.#extensions?.close();
  }

  /** The core's verdicts, with those of the extensions where the core knows no kind. */
  async #complete(documents: readonly string[], verdicts: Verdict[][]): Promise<Verdict[][]> {
    if (this.#isBroken) return verdicts;
    const asked = documents.flatMap((text, index) => {
      const definitions = this.#needed(verdicts[index] ?? []);
      return definitions ? [{ text, index, definitions }] : [];
    });
    if (asked.length === 0) return verdicts;
    const completed = [...verdicts];
    try {
      const needed = new Set(asked.flatMap(({ definitions }) => definitions));
      const texts = asked.map(({ text }) => text);
      const others = await this.#inTurn(() => this.#askExtensions(texts, needed));
      asked.forEach(({ index }, at) => {
        const other = others[at] ?? [];
        completed[index] = (verdicts[index] ?? []).map((verdict, item) =>
          isUnknown(verdict) ? (other[item] ?? verdict) : verdict,
        );
      });
    } catch {
      this.#isBroken = true;
    }
    return completed;
  }

  /**
   * The definitions without which nobody can judge what is unknown among some verdicts; `undefined` if no program can.
   * That a text names a kind is enough: what it does not define stays unknown.
   */
  #needed(verdicts: readonly Verdict[]): Definitions[] | undefined {
    const unknown = verdicts.filter(isUnknown);
    const kinds = unknown.filter((verdict) => !isOfExtensions(verdict));
    const needed = this.#definitions.filter(({ text }) =>
      kinds.some(({ kind = '' }) => kind !== '' && (text.includes(kind) || ESCAPE.test(text))),
    );
    const isAny = needed.length > 0 || kinds.length < unknown.length;
    return isAny && needed.every(({ isForProgram }) => isForProgram) ? needed : undefined;
  }

  /** One after the other. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #askExtensions(
    documents: readonly string[],
    needed: ReadonlySet<Definitions>,
  ): Promise<Verdict[][]> {
    const extensions = (this.#extensions ??= this.#start('extensions'));
    const isMissing = (one: Definitions) => needed.has(one) && !this.#defined.has(one);
    const first = this.#definitions.findIndex(isMissing);
    // As if all were applied in order: what follows a missing one is defined once more.
    for (const one of first < 0 ? [] : this.#definitions.slice(first)) {
      if (!needed.has(one) && !this.#defined.has(one)) continue;
      await extensions.define(one.text);
      this.#defined.add(one);
    }
    return extensions.ask(documents);
  }
}
