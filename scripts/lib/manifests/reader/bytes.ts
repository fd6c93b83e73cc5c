import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { LARGEST_FILE, tooLarge, UnreadError, whyUnread } from './unread.ts';

/** How stdin is named in a report. */
export const STDIN = 'stdin';

const FOLDER = 'Por la entrada llega una carpeta: escribe su nombre en vez de «-».';
const NOTHING = 'Por la entrada no llega nada. ¿Ha fallado la orden que tenía que escribirlo?';

/** Bytes that are read at once of what does not say its size. */
const STEP = 64 * 2 ** 10;

/** What a regular file holds. Throws an {@link UnreadError}. */
export function readWhole(path: string): Buffer {
  return orUnread(path, () => readFileSync(path));
}

/**
 * Reads what is no regular file, once: a pipe gives its bytes to whoever comes first, and a device may never end.
 * Throws an {@link UnreadError}, whenever it is asked, if there are too many or none are to be had.
 */
export function readerOfStream(path: string): () => Buffer {
  let result: { readonly bytes: Buffer } | { readonly cause: unknown } | undefined;
  return () => {
    result ??= attempt(() => orUnread(path, () => readStream(path)));
    if ('cause' in result) throw result.cause;
    return result.bytes;
  };
}

/** What comes by stdin. Rejects with an {@link UnreadError}. */
export async function readStdin(): Promise<Buffer> {
  const kept = new Kept(() => tooLarge(STDIN, 'Lo que llega por la entrada'));
  try {
    if (fstatSync(0).isDirectory()) throw new UnreadError({ file: STDIN, message: FOLDER });
    for await (const chunk of process.stdin) kept.add(chunk as Buffer);
  } catch (cause) {
    if (cause instanceof UnreadError) throw cause;
    throw new UnreadError(whyUnread(STDIN, cause as NodeJS.ErrnoException, 'la entrada'));
  }
  if (kept.size === 0) throw new UnreadError({ file: STDIN, message: NOTHING });
  return kept.bytes();
}

/** What has come up to now. */
class Kept {
  readonly #chunks: Buffer[] = [];
  readonly #tooLarge: () => ReturnType<typeof tooLarge>;
  size = 0;

  constructor(whyTooLarge: () => ReturnType<typeof tooLarge>) {
    this.#tooLarge = whyTooLarge;
  }

  /** Throws an {@link UnreadError} if it gets too much. */
  add(chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > LARGEST_FILE) throw new UnreadError(this.#tooLarge());
    this.#chunks.push(chunk);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

function readStream(path: string): Buffer {
  const kept = new Kept(() => tooLarge(path));
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(STEP);
      const count = readSync(file, chunk);
      if (count === 0) return kept.bytes();
      kept.add(chunk.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}

function attempt(read: () => Buffer) {
  try {
    return { bytes: read() };
  } catch (cause) {
    return { cause };
  }
}

function orUnread(path: string, read: () => Buffer): Buffer {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof UnreadError) throw cause;
    throw new UnreadError(whyUnread(path, cause as NodeJS.ErrnoException));
  }
}
