/** Errno of WASI preview 1: no such thing here. */
const BADF = 8;
const STDERR = 2;
/** Bytes of an address and a length. */
const VECTOR = 8;
/** What `crypto.getRandomValues` fills at once. */
const MOST_RANDOM = 65_536;

type Call = (...args: never[]) => number;

/**
 * The little of a system that a Go program compiled for `wasip1` asks for to start and to compute: the clock,
 * chance, its name and environment, and somewhere to write its last words. There are no files and no network.
 *
 * @see https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
 */
export function system(
  memory: () => WebAssembly.Memory,
  environment: Readonly<Record<string, string>>,
): WebAssembly.Imports {
  const view = new MemoryView(memory);
  // Logging reads the program's name when it starts.
  const args = texts(view, ['judge']);
  const variables = texts(
    view,
    Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  );
  const calls: Record<string, Call> = {
    args_sizes_get: args.sizes,
    args_get: args.get,
    environ_sizes_get: variables.sizes,
    environ_get: variables.get,
    ...time(view),
    random_get: (at: number, length: number) => {
      for (let done = 0; done < length; done += MOST_RANDOM) {
        crypto.getRandomValues(view.bytes(at + done, Math.min(MOST_RANDOM, length - done)));
      }
      return 0;
    },
    ...output(view),
  };
  const others: ProxyHandler<typeof calls> = {
    get: (own, name) => own[String(name)] ?? (() => BADF),
  };
  return { wasi_snapshot_preview1: new Proxy(calls, others) as WebAssembly.ModuleImports };
}

/** Memory that may have moved since the last call. */
class MemoryView {
  readonly #memory: () => WebAssembly.Memory;

  constructor(memory: () => WebAssembly.Memory) {
    this.#memory = memory;
  }

  get data(): DataView {
    return new DataView(this.#memory().buffer);
  }

  bytes(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory().buffer as ArrayBuffer, at, length);
  }

  word(at: number): number {
    return this.data.getUint32(at, true);
  }

  setWord(at: number, value: number): void {
    this.data.setUint32(at, value, true);
  }
}

/** A list of texts as C has it: addresses, and what they point to. */
function texts(view: MemoryView, list: readonly string[]): { sizes: Call; get: Call } {
  const encoded = list.map((text) => new TextEncoder().encode(`${text}\0`));
  return {
    sizes: (count: number, size: number) => {
      view.setWord(count, encoded.length);
      view.setWord(
        size,
        encoded.reduce((sum, { length }) => sum + length, 0),
      );
      return 0;
    },
    get: (addresses: number, text: number) => {
      let next = text;
      encoded.forEach((one, index) => {
        view.bytes(next, one.length).set(one);
        view.setWord(addresses + index * 4, next);
        next += one.length;
      });
      return 0;
    },
  };
}

function time(view: MemoryView): Record<string, Call> {
  return {
    clock_time_get: (_clock: number, _precision: bigint, at: number) => {
      const now = performance.timeOrigin + performance.now();
      view.data.setBigUint64(at, BigInt(Math.round(now * 1e6)), true);
      return 0;
    },
    sched_yield: () => 0,
    // Everything that it waits for has happened.
    poll_oneoff: (_in: number, _out: number, count: number, at: number) => {
      view.setWord(at, count);
      return 0;
    },
  };
}

function output(view: MemoryView): Record<string, Call> {
  let lastWords = '';
  return {
    fd_write: (fd: number, list: number, count: number, at: number) => {
      let written = 0;
      for (let vector = list; vector < list + count * VECTOR; vector += VECTOR) {
        const text = view.bytes(view.word(vector), view.word(vector + 4));
        if (fd === STDERR) lastWords = (lastWords + new TextDecoder().decode(text)).slice(-4000);
        written += text.length;
      }
      view.setWord(at, written);
      return 0;
    },
    fd_fdstat_get: (fd: number, at: number) => {
      if (fd > STDERR) return BADF;
      view.bytes(at, 24).fill(0);
      view.bytes(at, 1)[0] = 2;
      return 0;
    },
    proc_exit: (code: number) => {
      throw new Error(lastWords.split('\n', 1)[0] || `exit code ${code}`);
    },
  };
}
