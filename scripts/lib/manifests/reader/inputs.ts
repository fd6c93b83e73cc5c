import { accessSync, constants, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../../usage-error.ts';

/** A text to validate: of a file, or of stdin. */
export interface Input {
  /** As the person who asked would name it. */
  readonly name: string;
  /** Its size in bytes. */
  readonly size: number;
  /** Throws a {@link UsageError} if it has gone meanwhile. */
  read(): Buffer;
}

/** How stdin is named in a report. */
export const STDIN = 'stdin';

/** Bytes of one file beyond which it is not read: what Node keeps as one text, with room to spare. */
const LARGEST_FILE = 256 * 2 ** 20;
const MANIFEST = /\.(ya?ml|json)$/i;

/** What some arguments name. */
export interface FoundInputs {
  readonly inputs: readonly Input[];
  /** Why something that they name can't be read, a sentence for each. */
  readonly unread: readonly string[];
}

/**
 * What some arguments name: files as they are, folders with all the YAML and JSON below them (but what is hidden and
 * `node_modules`), `-` for what came by stdin; each once, in order. What can't be read keeps nobody from the rest.
 */
export function findInputs(paths: readonly string[], stdin: Buffer): FoundInputs {
  const finder = new InputFinder(stdin);
  for (const path of paths) finder.add(path);
  return { inputs: [...finder.inputs.values()], unread: [...finder.unread] };
}

class InputFinder {
  /** By their whole path: `a.yaml` and `b/../a.yaml` are one file. */
  readonly inputs = new Map<string, Input>();
  readonly unread = new Set<string>();
  readonly #stdin: Buffer;

  constructor(stdin: Buffer) {
    this.#stdin = stdin;
  }

  add(path: string): void {
    if (path === '-') {
      this.#keep('-', { name: STDIN, size: this.#stdin.length, read: () => this.#stdin });
    } else if (path === '') {
      this.unread.add('Una de las rutas está vacía: ¿viene de una variable sin valor?');
    } else {
      const stat = this.#read(path, () => statSync(path));
      if (stat?.isDirectory()) this.#addFolder(path);
      else if (stat) this.#addFile(path, stat);
    }
  }

  #addFolder(folder: string): void {
    const unread = this.unread.size;
    const files = this.#filesIn(folder);
    if (files.length === 0 && this.unread.size === unread) {
      this.unread.add(`En ${folder} no hay ningún .yaml, .yml ni .json.`);
    }
    for (const file of files) {
      const stat = this.#read(file, () => statSync(file));
      if (stat) this.#addFile(file, stat);
    }
  }

  #addFile(path: string, { size }: Stats): void {
    if (size > LARGEST_FILE) {
      this.unread.add(`${path} pasa de ${LARGEST_FILE / 2 ** 20} MiB: pártelo en varios.`);
      return;
    }
    this.#read(path, () => {
      accessSync(path, constants.R_OK);
      this.#keep(resolve(path), { name: path, size, read: () => readNow(path) });
    });
  }

  #keep(key: string, input: Input): void {
    if (!this.inputs.has(key)) this.inputs.set(key, input);
  }

  /** Links to folders are not followed: they may lead around. */
  #filesIn(folder: string): string[] {
    const entries = this.#read(folder, () => readdirSync(folder, { withFileTypes: true })) ?? [];
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return this.#filesIn(path);
      const isFile = entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path));
      return isFile && MANIFEST.test(entry.name) ? [path] : [];
    });
  }

  /** What is read at a path, if it can be. */
  #read<Result>(path: string, read: () => Result): Result | undefined {
    try {
      return read();
    } catch (cause) {
      this.unread.add(whyUnread(path, cause as NodeJS.ErrnoException));
      return undefined;
    }
  }
}

function readNow(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(whyUnread(path, cause as NodeJS.ErrnoException));
  }
}

function whyUnread(path: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return `No existe ${path}.`;
  return `No se puede leer ${path}: ${code === 'EACCES' ? 'no tienes permiso' : message}.`;
}

/** No if it leads nowhere, or around. */
function isLinkToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
