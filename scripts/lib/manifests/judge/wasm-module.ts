/** Ids of the sections of a WebAssembly module that are named here. */
export const SECTION = {
  custom: 0,
  memory: 5,
  global: 6,
  export: 7,
  data: 11,
  dataCount: 12,
} as const;

/** A part of a module, as the binary format has it. */
export interface Section {
  readonly id: number;
  readonly body: Uint8Array;
}

/** Bytes of the magic word and the version. */
const HEADER = 8;

/**
 * Takes a module apart, without looking into its sections.
 *
 * @see https://webassembly.github.io/spec/core/binary/modules.html
 */
export function readSections(module: Uint8Array): Section[] {
  const sections: Section[] = [];
  const reader = new Reader(module, HEADER);
  while (!reader.isAtEnd) {
    const id = reader.byte();
    sections.push({ id, body: reader.bytes(reader.unsigned()) });
  }
  return sections;
}

/** A module of the same version as another, of these sections. */
export function writeSections(module: Uint8Array, sections: readonly Section[]): Uint8Array {
  const parts = sections.flatMap(({ id, body }) => [[id], unsigned(body.length), body]);
  return join([module.subarray(0, HEADER), ...parts]);
}

/** Reads numbers and bytes, one after the other. */
export class Reader {
  readonly #source: Uint8Array;
  at: number;

  constructor(source: Uint8Array, at = 0) {
    [this.#source, this.at] = [source, at];
  }

  get isAtEnd(): boolean {
    return this.at >= this.#source.length;
  }

  byte(): number {
    const value = this.#source[this.at];
    if (value === undefined) throw new RangeError('the module ends too early');
    this.at += 1;
    return value;
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    return this.#source.subarray(this.at - length, this.at);
  }

  /** An unsigned LEB128 of at most 32 bits; a signed one is skipped alike. */
  unsigned(): number {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return value >>> 0;
  }
}

/** A number as unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 128) | (rest > 127 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return bytes;
}

/** A number of 64 bits as signed LEB128. */
export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const isLast = (rest === 0n && !(low & 0x40)) || (rest === -1n && Boolean(low & 0x40));
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

/** Bytes one after the other. */
export function join(parts: readonly ArrayLike<number>[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
