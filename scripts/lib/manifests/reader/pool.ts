import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ExaminedDocument } from '../../../../src/manifests/examine.ts';
import { compileJudge } from './assets.ts';
import type { ExaminerParts } from './examiner.ts';
import type { BatchExaminer, Piece } from './pieces.ts';
import type { WorkerStart } from './worker.ts';

/** Judges at a time: each takes some hundred MB. */
const MOST_WORKERS = 4;
/** A document takes a millisecond. One that takes so long would take for ever. */
const DEADLINE_MS = 60_000;

interface Job {
  readonly batch: readonly Piece[];
  readonly resolve: (documents: ExaminedDocument[]) => void;
  readonly reject: (cause: unknown) => void;
}

/** Threads that examine, each with a judge of its own. */
export class WorkerPool implements BatchExaminer {
  readonly width = Math.max(1, Math.min(availableParallelism(), MOST_WORKERS));
  readonly #url: URL;
  readonly #parts: ExaminerParts;
  readonly #deadlineMs: number;
  readonly #waiting: Job[] = [];
  readonly #idle: Member[] = [];
  readonly #members = new Set<Member>();
  /** Compiled once for all threads, when the first one starts. */
  #module: WebAssembly.Module | undefined;
  #isClosed = false;

  constructor(url: URL, parts: ExaminerParts, deadlineMs = DEADLINE_MS) {
    [this.#url, this.#parts, this.#deadlineMs] = [url, parts, deadlineMs];
  }

  /** Examines pieces, in order. A document on which a thread does not come back is refused, and the rest goes on. */
  run(batch: readonly Piece[]): Promise<ExaminedDocument[]> {
    // A thread that starts after the end would never end.
    if (this.#isClosed) return Promise.reject(new Error('closed'));
    if (batch.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('closed'));
    await Promise.all([...this.#members].map((member) => member.worker.terminate()));
  }

  #next(): void {
    if (this.#isClosed) return;
    const member =
      this.#idle.pop() ?? (this.#members.size < this.width ? this.#start() : undefined);
    const job = member && this.#waiting.shift();
    if (member && job) void this.#work(member, job);
    else if (member) this.#idle.push(member);
  }

  #start(): Member {
    this.#module ??= this.#parts.module ?? compileJudge(this.#parts.assets);
    const member = new Member(this.#url, { ...this.#parts, module: this.#module });
    this.#members.add(member);
    return member;
  }

  async #work(member: Member, { batch, resolve, reject }: Job): Promise<void> {
    try {
      const documents = await member.examine(batch, this.#deadlineMs);
      this.#idle.push(member);
      resolve(documents);
    } catch (cause) {
      this.#members.delete(member);
      await member.worker.terminate();
      if (cause instanceof Stuck) this.#goOn(batch, cause.at, resolve, reject);
      else reject(cause);
    }
    this.#next();
  }

  /** Examines again what stood around the document that a thread was stuck at. */
  #goOn(batch: readonly Piece[], at: number, resolve: Job['resolve'], reject: Job['reject']): void {
    const around = [batch.slice(0, at), batch.slice(at + 1)].map((part) => this.run(part));
    Promise.all(around).then(
      ([before = [], after = []]) =>
        resolve([...before, ...batch.slice(at, at + 1).map(endless), ...after]),
      reject,
    );
  }
}

/** A thread gave no answer in time: the place in its batch of the document that it was at. */
class Stuck extends Error {
  readonly at: number;

  constructor(at: number) {
    super('no answer');
    this.at = at;
  }
}

class Member {
  readonly worker: Worker;
  readonly #done = new Int32Array(new SharedArrayBuffer(4));

  constructor(url: URL, parts: ExaminerParts) {
    const workerData: WorkerStart = { parts, done: this.#done };
    this.worker = new Worker(url, { workerData });
  }

  /** Rejects with {@link Stuck} if one document takes longer than allowed, and with what ends the thread. */
  examine(batch: readonly Piece[], deadlineMs: number): Promise<ExaminedDocument[]> {
    return new Promise((resolve, reject) => {
      let last = -1;
      Atomics.store(this.#done, 0, 0);
      const watch = setInterval(() => {
        const done = Atomics.load(this.#done, 0);
        if (done === last) reject(new Stuck(done));
        last = done;
      }, deadlineMs);
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearInterval(watch);
          // Only these: the worker has listeners of its own, which keep the process alive.
          this.worker.removeAllListeners('message').removeAllListeners('error').off('exit', ended);
          then(value);
        };
      const ended = settle(() => reject(new Error('the thread has ended')));
      this.worker.once('message', settle(resolve));
      this.worker.once('error', settle(reject));
      this.worker.once('exit', ended);
      this.worker.postMessage(batch);
    });
  }
}

function endless({ file, chunk }: Piece): ExaminedDocument {
  const location = { file, line: chunk?.line ?? 1, column: 1 };
  const message = 'el juez no acaba con este documento';
  return { location, objects: [{ outcome: 'refused' }], problems: [{ location, message }] };
}
