import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { JUDGE_ENVIRONMENT } from '../../../../src/manifests/judge/host.ts';
import type { Verdict } from '../../../../src/manifests/judge/verdict.ts';
import { ofEachModule, type OfEachModule } from '../judge/modules.ts';

/** A document takes it a tenth of a millisecond. If it says nothing for so long, nobody waits for it any more. */
const SILENCE_MS = 20_000;

/** What the package is called that holds the program for a system: `kubernetes-en-vivo-linux-x64`. */
export function programPackage(platform: string = process.platform, arch: string = process.arch) {
  return `kubernetes-en-vivo-${platform}-${arch}`;
}

/** The judge's programs, each with what the module of that name has. */
export type Programs = OfEachModule<string>;

/** The files of the programs in their package. */
export function programFiles(platform: string = process.platform): Programs {
  const end = platform === 'win32' ? '.exe' : '';
  return { core: `judge${end}`, extensions: `judge-extensions${end}` };
}

/**
 * The programs for this machine that are installed beside a file, if they are of that version. npm leaves out the
 * packages of other systems, and this one, too, if it is told to (`--omit=optional`).
 */
export function findPrograms(from: string, version: string): Programs | undefined {
  try {
    const manifest = createRequire(from).resolve(`${programPackage()}/package.json`);
    const installed = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown };
    if (installed.version !== version) return undefined;
    const files = programFiles();
    return ofEachModule((module) => join(dirname(manifest), files[module]));
  } catch {
    return undefined;
  }
}

interface Question {
  readonly count: number;
  readonly resolve: (verdicts: Verdict[][]) => void;
  readonly reject: (cause: Error) => void;
  readonly answers: Verdict[][];
}

/** Nothing of what somebody has set for Go's programs; Windows starts none without its own folder. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return { ...JUDGE_ENVIRONMENT, ...(SystemRoot !== undefined && { SystemRoot }) };
}

/**
 * A module of the judge compiled for this machine instead of to WebAssembly: a process that answers each line, a
 * document as a JSON string or an order, with a line of verdicts (go/native.go). It may take what it wants of memory, and
 * nothing holds it back: a WebAssembly module has its limits.
 */
export class JudgeProgram {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #silenceMs: number;
  #questions: Question[] = [];
  #unread = '';
  #end: Error | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(path: string, silenceMs = SILENCE_MS) {
    this.#silenceMs = silenceMs;
    this.#child = spawn(path, { env: environment(), stdio: 'pipe', windowsHide: true });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    this.#child.stderr.resume();
    this.#child.stdin.on('error', () => undefined);
    this.#child.once('error', (cause) => this.#fail(cause));
    this.#child.once('close', () => this.#fail(new Error('the judge’s program has ended')));
  }

  /** How many questions it has not answered yet. */
  get waiting(): number {
    return this.#questions.length;
  }

  /** The verdicts on each document. Rejects if the program can't start, ends, says nothing or something else. */
  ask(documents: readonly string[]): Promise<Verdict[][]> {
    return this.#send(documents);
  }

  /**
   * Has the CustomResourceDefinitions in a document define their kinds from then on, where they are accepted, in the
   * place of what defined them before. Only what has the extensions can. Rejects as `ask` does.
   */
  async define(document: string): Promise<void> {
    await this.#send([{ define: document }]);
  }

  /** Ends it. */
  close(): void {
    this.#fail(new Error('the judge’s program was closed'));
  }

  #send(orders: readonly (string | { define: string })[]): Promise<Verdict[][]> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      if (orders.length === 0) return resolve([]);
      this.#questions.push({ count: orders.length, resolve, reject, answers: [] });
      this.#child.stdin.write(orders.map((order) => `${JSON.stringify(order)}\n`).join(''));
      this.#listen();
    });
  }

  #read(text: string): void {
    const lines = (this.#unread + text).split('\n');
    this.#unread = lines.pop() ?? '';
    try {
      lines.forEach((line) => this.#take(JSON.parse(line) as Verdict[]));
      this.#listen();
    } catch (cause) {
      this.#fail(cause as Error);
    }
  }

  #take(verdicts: Verdict[]): void {
    const [question] = this.#questions;
    if (!question || !Array.isArray(verdicts)) {
      throw new Error('the judge’s program says what nobody asked');
    }
    question.answers.push(verdicts);
    if (question.answers.length < question.count) return;
    this.#questions.shift();
    question.resolve(question.answers);
  }

  /** Waits for the next word, if there has to be one. */
  #listen(): void {
    clearTimeout(this.#watch);
    if (this.#questions.length === 0) return;
    const isSilent = () => this.#fail(new Error('the judge’s program says nothing'));
    this.#watch = setTimeout(isSilent, this.#silenceMs);
  }

  #fail(cause: Error): void {
    clearTimeout(this.#watch);
    this.#end ??= cause;
    this.#child.kill('SIGKILL');
    const questions = this.#questions;
    this.#questions = [];
    for (const { reject } of questions) reject(this.#end);
  }
}
