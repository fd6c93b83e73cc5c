import type { Problem } from '../../lesson/problem.ts';

/** A text, or why its bytes are none. */
export type Decoded = { readonly text: string } | { readonly problem: Problem };

/** Reads bytes as Kubernetes does: UTF-8, and UTF-16 where its mark says so. */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const odd = oddEncoding(bytes);
  if (odd) return { problem: { location: { file, line: 1, column: 1 }, ...odd } };
  try {
    return {
      text: new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return { problem: notText(file, bytes) };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Bytes at the start of a file that show what it is. */
const SAMPLE = 1024;

/** What files start with that hold no text, and what to do with them. */
const PACKED: readonly (readonly [start: readonly number[], what: string, hint: string])[] = [
  [[0x1f, 0x8b], 'está comprimido con gzip', 'Descomprímelo: gunzip.'],
  [[0x50, 0x4b, 3, 4], 'es un archivo ZIP', 'Descomprímelo: unzip.'],
  [[0x42, 0x5a, 0x68], 'está comprimido con bzip2', 'Descomprímelo: bunzip2.'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'está comprimido con xz', 'Descomprímelo: unxz.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'está comprimido con Zstandard', 'Descomprímelo: unzstd.'],
];

function notText(file: string, bytes: Uint8Array): Problem {
  const packed = PACKED.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  const start = { file, line: 1, column: 1 };
  if (packed) {
    const [, what, hint] = packed;
    return { location: start, message: `no es un texto: ${what}`, hint };
  }
  // A text may have a wrong byte, but no zero.
  if (bytes.subarray(0, SAMPLE).includes(0)) {
    return {
      location: start,
      message: 'no es un texto',
      hint: 'Parece un archivo binario. ¿Es el que querías?',
    };
  }
  const sound = new TextDecoder().decode(bytes).split('\ufffd', 1)[0] ?? '';
  const lines = sound.split('\n');
  const location = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  return { location, message: 'no es un texto en UTF-8', hint: 'Guárdalo con esa codificación.' };
}

/**
 * UTF-16 that does not say so, and UTF-32, neither of which Kubernetes reads: most letters come with zeros, always in
 * the same place. A text in UTF-8 may have a zero, which the server refuses, but not one beside each letter.
 */
function oddEncoding(bytes: Uint8Array): Pick<Problem, 'message' | 'hint'> | undefined {
  const encoding = isUtf32(bytes) ? 'UTF-32' : isUtf16(bytes) ? 'UTF-16' : undefined;
  return encoding && { message: `parece ${encoding}`, hint: 'Guárdalo en UTF-8.' };
}

function isUtf32(bytes: Uint8Array): boolean {
  const zeros = (place: number) => zerosAt(bytes, 4, place);
  const isLittle = zeros(0) === 0 && zeros(2) > MOST && zeros(3) === 1;
  return isLittle || (zeros(3) === 0 && zeros(1) > MOST && zeros(0) === 1);
}

function isUtf16(bytes: Uint8Array): boolean {
  const [even, odd] = [zerosAt(bytes, 2, 0), zerosAt(bytes, 2, 1)];
  if (encodingOf(bytes) !== 'utf-8') return false;
  return (even === 0 && odd > MOST) || (odd === 0 && even > MOST);
}

/** A share of letters that are those of most manifests. */
const MOST = 0.7;

/** The share of zeros at one place of each so many bytes, at the start of a file. */
function zerosAt(bytes: Uint8Array, width: number, place: number): number {
  const places = bytes.subarray(0, SAMPLE).filter((_, index) => index % width === place);
  return places.filter((byte) => byte === 0).length / places.length;
}
