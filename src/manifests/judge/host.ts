import { system } from './wasi.ts';
import type { Verdict } from './verdict.ts';

/** What can be done with a document: see go/wasm.go. Only one of the modules has `define`. */
type Order = 'judge' | 'define';

/** What a module of the judge exports. */
interface Exports extends Record<Order, () => number> {
  readonly memory: WebAssembly.Memory;
  /** Absent in a module that is a snapshot of a started one. */
  _initialize?(): void;
  room(length: number): number;
  verdicts(): number;
}

/** The judge ended in the middle of a document: it ran out of stack or memory. */
export class JudgeCrash extends Error {
  override name = 'JudgeCrash';
}

/** There is memory enough: collecting garbage less often makes it twice as fast. */
export const JUDGE_ENVIRONMENT = { GOGC: '400' } as const;

/**
 * The API server's code, ready to judge. The same in Node and in a worker of a browser, where a module that
 * large may be started at once; not on a browser's main thread.
 */
export class Judge {
  readonly #module: WebAssembly.Module;
  readonly #environment: Readonly<Record<string, string>>;
  #exports: Exports | undefined;

  /** Starts it: some 0.3 s. `environment` is what its Go runtime reads: `GOGC`. */
  constructor(
    module: WebAssembly.Module,
    environment: Readonly<Record<string, string>> = JUDGE_ENVIRONMENT,
  ) {
    this.#module = module;
    this.#environment = environment;
    this.#exports = this.#start();
  }

  #start(): Exports {
    const memory = (): WebAssembly.Memory => exports.memory;
    const imports = system(memory, this.#environment);
    const instance = new WebAssembly.Instance(this.#module, imports);
    const exports = instance.exports as unknown as Exports;
    exports._initialize?.();
    return exports;
  }

  /**
   * The verdicts on the objects of one document in YAML or JSON; none if it holds nothing. Throws a
   * {@link JudgeCrash} where the code itself gives up, and can be asked again all the same.
   */
  judge(document: string | Uint8Array): Verdict[] {
    return this.order('judge', document);
  }

  protected order(order: Order, document: string | Uint8Array): Verdict[] {
    this.#exports ??= this.#start();
    const text = typeof document === 'string' ? encoder.encode(document) : document;
    try {
      return ask(this.#exports, order, text);
    } catch (error) {
      this.#exports = undefined;
      throw new JudgeCrash((error as Error).message, { cause: error });
    }
  }
}

function ask(exports: Exports, order: Order, text: Uint8Array): Verdict[] {
  const room = exports.room(text.length);
  new Uint8Array(exports.memory.buffer, room, text.length).set(text);
  const length = exports[order]();
  const answer = new Uint8Array(exports.memory.buffer, exports.verdicts(), length);
  return JSON.parse(decoder.decode(answer)) as Verdict[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
