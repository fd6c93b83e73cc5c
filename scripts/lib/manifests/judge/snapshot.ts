import { system } from '../../../../src/manifests/judge/wasi.ts';
import {
  join,
  Reader,
  readSections,
  SECTION,
  signed,
  unsigned,
  writeSections,
} from './wasm-module.ts';

const I32 = 0x7f;
const I64 = 0x7e;
const MUTABLE = 1;
const CONST = { [I32]: 0x41, [I64]: 0x42 } as const;
const END = 0x0b;
/** Kinds of what a module exports. */
const EXPORTED_GLOBAL = 3;
const PAGE = 65_536;
/** Zeros between two runs of bytes up to which they are one: to name a new one costs some bytes as well. */
const GAP = 32;
/** What the judge takes for now while it starts. It reads the clock again whenever it needs it. */
const START_NS = 1_767_225_600_000_000_000n;

type Global = typeof I32 | typeof I64;
type Exports = Record<string, WebAssembly.Global> & {
  memory: WebAssembly.Memory;
  _initialize(): void;
};

/**
 * A module of Go in the state in which it is once it has started: registering the kinds of Kubernetes and compiling
 * its regular expressions takes longer than to judge a hundred objects, and always gives the same memory. What is
 * returned has that memory as its data, and nothing to initialize. The same module gives the same bytes.
 *
 * `environment` is what the Go runtime reads when it starts; afterwards it can't be changed any more.
 */
export function snapshot(
  module: Uint8Array,
  environment: Readonly<Record<string, string>>,
): Uint8Array {
  const sections = readSections(module);
  const body = (id: number) =>
    sections.find((section) => section.id === id)?.body ?? new Uint8Array();
  const globals = globalsIn(body(SECTION.global));
  const replaced = (bodies: Readonly<Record<number, Uint8Array>>) =>
    sections
      .filter(({ id }) => id !== SECTION.custom && id !== SECTION.dataCount)
      .map((section) => ({ ...section, body: bodies[section.id] ?? section.body }));
  const open = replaced({ [SECTION.export]: withGlobals(body(SECTION.export), globals.length) });
  const exports = started(writeSections(module, open), environment);
  const closed = replaced({
    [SECTION.export]: withoutStart(body(SECTION.export)),
    [SECTION.global]: globalSection(globals, exports),
    [SECTION.memory]: join([[1, 0], unsigned(exports.memory.buffer.byteLength / PAGE)]),
    [SECTION.data]: dataSection(exports.memory.buffer),
  });
  return writeSections(module, closed);
}

/** The types of the module's globals. Throws for what Go does not make: constants, or values that are no integers. */
function globalsIn(section: Uint8Array): Global[] {
  const reader = new Reader(section);
  return Array.from({ length: reader.unsigned() }, () => {
    const [type, isMutable, code] = [reader.byte(), reader.byte(), reader.byte()];
    if ((type !== I32 && type !== I64) || isMutable !== MUTABLE || code !== CONST[type])
      throw new Error('a global that no module of Go has');
    reader.unsigned();
    if (reader.byte() !== END) throw new Error('a global that no module of Go has');
    return type;
  });
}

const nameOf = (global: number) => `global ${global}`;

function withGlobals(section: Uint8Array, count: number): Uint8Array {
  const reader = new Reader(section);
  const before = reader.unsigned();
  const entries = Array.from({ length: count }, (_, index) => {
    const name = new TextEncoder().encode(nameOf(index));
    return join([unsigned(name.length), name, [EXPORTED_GLOBAL], unsigned(index)]);
  });
  return join([unsigned(before + count), section.subarray(reader.at), ...entries]);
}

function withoutStart(section: Uint8Array): Uint8Array {
  const reader = new Reader(section);
  const entries: Uint8Array[] = [];
  for (let left = reader.unsigned(); left > 0; left -= 1) {
    const from = reader.at;
    const name = new TextDecoder().decode(reader.bytes(reader.unsigned()));
    reader.byte();
    reader.unsigned();
    if (name !== '_initialize') entries.push(section.subarray(from, reader.at));
  }
  return join([unsigned(entries.length), ...entries]);
}

/** Starts a module with a clock that stands still and chance that is none, so that it always starts the same way. */
function started(module: Uint8Array, environment: Readonly<Record<string, string>>): Exports {
  const memory = (): WebAssembly.Memory => exports.memory;
  const real = system(memory, environment)['wasi_snapshot_preview1'] ?? {};
  const fixed: WebAssembly.ModuleImports = {
    clock_time_get: (_clock: number, _precision: bigint, at: number) => {
      new DataView(memory().buffer).setBigUint64(at, START_NS, true);
      return 0;
    },
    random_get: (at: number, length: number) => {
      new Uint8Array(memory().buffer, at, length).forEach(
        (_, index, bytes) => (bytes[index] = index * 7 + 1),
      );
      return 0;
    },
  };
  const calls = new Proxy(real, { get: (own, name) => fixed[String(name)] ?? own[String(name)] });
  const compiled = new WebAssembly.Module(new Uint8Array(module));
  const instance = new WebAssembly.Instance(compiled, { wasi_snapshot_preview1: calls });
  const exports = instance.exports as unknown as Exports;
  exports._initialize();
  return exports;
}

function globalSection(globals: readonly Global[], exports: Exports): Uint8Array {
  const entries = globals.map((type, index) => {
    const value = BigInt((exports[nameOf(index)] as WebAssembly.Global).value as number | bigint);
    return join([[type, MUTABLE, CONST[type]], signed(value), [END]]);
  });
  return join([unsigned(globals.length), ...entries]);
}

/** All of a memory that is not zero. */
function dataSection(memory: ArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(memory);
  const segments = runs(new BigUint64Array(memory)).map(([from, to]) =>
    join([
      [0, CONST[I32]],
      signed(BigInt(from)),
      [END],
      unsigned(to - from),
      bytes.subarray(from, to),
    ]),
  );
  return join([unsigned(segments.length), ...segments]);
}

/** Where there is something, in bytes: from, and up to. */
function runs(words: BigUint64Array): [from: number, to: number][] {
  const found: [from: number, to: number][] = [];
  words.forEach((word, index) => {
    if (word === 0n) return;
    const last = found.at(-1);
    if (last && index * 8 - last[1] <= GAP * 8) last[1] = index * 8 + 8;
    else found.push([index * 8, index * 8 + 8]);
  });
  return found;
}
