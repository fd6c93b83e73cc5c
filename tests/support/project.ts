import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '..', '..');

/**
 * The name of the cluster that a test file has for itself, so that what one file breaks is nothing to another,
 * whether it runs before it or beside it. `KEV_CLUSTER` gives another one.
 */
export function clusterOf(file: string): string {
  return process.env['KEV_CLUSTER'] ?? `kev-${basename(file, '.test.ts')}`;
}

/** How a command of the project ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A project of its own in a temporary folder, with lessons that a test writes, and its own state folder. */
export class TestProject {
  readonly root = mkdtempSync(join(tmpdir(), 'kev-proyecto-'));
  readonly state = join(this.root, 'estado');
  readonly env: Record<string, string | undefined>;
  /** What {@link start} runs. */
  protected readonly script: string = 'scripts/examples.ts';

  constructor(env: Record<string, string | undefined> = {}) {
    this.env = {
      ...process.env,
      XDG_STATE_HOME: this.state,
      NO_COLOR: '1',
      GITHUB_ACTIONS: undefined,
      ...env,
    };
    for (const pinned of ['content/versiones.yaml', 'content/addons', 'content/app'])
      cpSync(join(REPOSITORY, pinned), join(this.root, pinned), { recursive: true });
    mkdirSync(join(this.root, 'content/lecciones'));
    this.write('package.json', JSON.stringify({ homepage: 'https://sitio.example/curso/' }));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Writes a lesson whose front matter is in order; its body begins on line 8. */
  lesson(folder: string, isolation: string, body: string): void {
    const head = 'title: Prueba\nquestion: ¿Va?\ndescription: De prueba.\nobjectives: [ver, creer]';
    const text = `---\n${head}\ncluster: { isolation: ${isolation} }\n---\n\n${body}`;
    this.write(`content/lecciones/${folder}/index.mdx`, text);
  }

  /** Removes what stands in the way of a test's own lessons: those of an earlier one. */
  removeLessons(): void {
    for (const folder of readdirSync(join(this.root, 'content/lecciones'))) {
      const index = join(this.root, 'content/lecciones', folder, 'index.mdx');
      if (existsSync(index)) this.removeLesson(folder);
    }
  }

  removeLesson(folder: string): void {
    rmSync(join(this.root, 'content/lecciones', folder), { recursive: true });
  }

  /** Starts `npm run examples` as npm would, without npm. */
  start(...args: string[]): RunningExamples {
    const script = join(REPOSITORY, this.script);
    const child = spawn(process.execPath, [script, ...args], {
      cwd: this.root,
      env: this.env,
      stdio: 'pipe',
    });
    return new RunningExamples(child);
  }

  examples(...args: string[]): Promise<Ended> {
    return this.start(...args).ended;
  }

  /** The same with a limit, in kiB, on the size of the files that the run may write: a disk that fills up. */
  withFileLimit(kib: number, ...args: string[]): Promise<Ended> {
    const script = join(REPOSITORY, 'scripts/examples.ts');
    const command = `ulimit -f ${kib}; exec "$0" "$@"`;
    const argv = ['-c', command, process.execPath, script, ...args];
    return new RunningExamples(
      spawn('bash', argv, { cwd: this.root, env: this.env, stdio: 'pipe' }),
    ).ended;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A run that a test can watch and interrupt. */
export class RunningExamples {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  #output = '';

  constructor(child: ChildProcess) {
    this.child = child;
    const keep = (chunk: Buffer) => void (this.#output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, output: this.#output }));
    });
  }

  /** Resolves when the run has printed a text; rejects if it ends without. */
  async printed(text: string): Promise<void> {
    const seen = new Promise<void>((resolve) => {
      const look = () => {
        if (this.#output.includes(text)) resolve();
      };
      this.child.stdout?.on('data', look);
      look();
    });
    const ended = this.ended.then(({ output }) => {
      if (!output.includes(text)) throw new Error(`terminó sin decir «${text}»:\n${output}`);
    });
    await Promise.race([seen, ended]);
  }
}

/** A fence of a language with its attributes. */
export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n\n`;
}
