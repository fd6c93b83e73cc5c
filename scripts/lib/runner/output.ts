/** Bytes of a stream that a step may print; what comes after is counted and dropped. */
export const OUTPUT_LIMIT = 1024 * 1024;

/** What a step printed on one stream. */
export interface Output {
  readonly bytes: Buffer;
  /** Bytes that it printed in all; more than `bytes` holds if it went over the limit. */
  readonly total: number;
}

/** Collects one stream of a shell, cut at the nonce that ends each step. Memory stays below the limit. */
export class OutputCollector {
  readonly #nonce: Buffer;
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #total = 0;
  /** The last bytes that came, where a nonce may have begun. */
  #tail: Buffer = Buffer.alloc(0);
  #resolve: ((output: Output) => void) | undefined;

  constructor(nonce: string) {
    this.#nonce = Buffer.from(nonce);
  }

  /** Resolves with what was printed until the nonce. One step at a time. */
  untilNonce(): Promise<Output> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.push(Buffer.alloc(0));
    });
  }

  push(chunk: Buffer): void {
    const end = this.#resolve ? this.#nonceIn(chunk) : -1;
    const length = this.#tail.length + chunk.length;
    // Without a nonce all is kept but the bytes that may begin one.
    const until = end < 0 ? Math.max(0, length - this.#nonce.length + 1) : end;
    const rest = this.#consume(chunk, until);
    if (end < 0) {
      this.#tail = rest;
      return;
    }
    this.#tail = rest.subarray(this.#nonce.length);
    const resolve = this.#resolve;
    this.#resolve = undefined;
    resolve?.(this.take());
  }

  /** What has come so far of a step that is still running; it stays. */
  peek(): Output {
    const bytes = Buffer.concat([...this.#kept, this.#withoutNonceStart()]);
    return { bytes, total: this.#total + this.#tail.length };
  }

  /** What has come so far, for a step that was ended before its nonce. */
  flush(): Output {
    this.#keep(this.#tail);
    this.#tail = Buffer.alloc(0);
    return this.take();
  }

  /** Where the nonce begins in the tail and a chunk after it, or -1. Copies no more than the seam. */
  #nonceIn(chunk: Buffer): number {
    const seam = Buffer.concat([this.#tail, chunk.subarray(0, this.#nonce.length - 1)]);
    const atSeam = seam.indexOf(this.#nonce);
    if (atSeam >= 0) return atSeam;
    const inChunk = chunk.indexOf(this.#nonce);
    return inChunk < 0 ? -1 : this.#tail.length + inChunk;
  }

  /** Keeps the first bytes of the tail and a chunk after it; gives the rest, as a copy. */
  #consume(chunk: Buffer, count: number): Buffer {
    this.#keep(this.#tail.subarray(0, count));
    const fromChunk = Math.max(0, count - this.#tail.length);
    this.#keep(chunk.subarray(0, fromChunk));
    return Buffer.concat([this.#tail.subarray(count), chunk.subarray(fromChunk)]);
  }

  /** The tail without what may be the beginning of the nonce. */
  #withoutNonceStart(): Buffer {
    const start = this.#tail.lastIndexOf(this.#nonce.subarray(0, 1));
    const isNonce = start >= 0 && this.#nonce.indexOf(this.#tail.subarray(start)) === 0;
    return isNonce ? this.#tail.subarray(0, start) : this.#tail;
  }

  private take(): Output {
    const output = { bytes: Buffer.concat(this.#kept), total: this.#total };
    this.#kept = [];
    this.#keptBytes = 0;
    this.#total = 0;
    return output;
  }

  #keep(bytes: Buffer): void {
    this.#total += bytes.length;
    const room = OUTPUT_LIMIT - this.#keptBytes;
    if (room <= 0 || bytes.length === 0) return;
    // A copy: a slice would hold the whole chunk in memory.
    const kept = Buffer.from(bytes.subarray(0, room));
    this.#kept.push(kept);
    this.#keptBytes += kept.length;
  }
}
