import { accessSync, constants, fstatSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { readerOfStream, readStdin, readWhole, STDIN } from './bytes.ts';
import {
  LARGEST_FILE,
  shownName,
  tooLarge,
  UnreadError,
  whyUnread,
  type Unread,
} from './unread.ts';

/** A text to validate: of a file, or of stdin. */
export interface Input {
  /** As the person who asked would name it. */
  readonly name: string;
  /** Its size in bytes; 0 where only reading tells. */
  readonly size: number;
  /** The same each time. Throws an {@link UnreadError} if it can't be read, or no more. */
  read(): Buffer;
}

const MANIFEST = /\.(ya?ml|json)$/i;

/** What some arguments name. */
export interface FoundInputs {
  readonly inputs: readonly Input[];
  /** What of it can't be read. */
  readonly unread: readonly Unread[];
}

/**
 * What some arguments name: files as they are, folders with all the YAML and JSON below them (but what is hidden and
 * `node_modules`), `-` for what comes by stdin; each once, in order. What can't be read keeps nobody from the rest.
 */
export async function findInputs(paths: readonly string[]): Promise<FoundInputs> {
  const finder = new InputFinder();
  for (const path of paths) {
    if (isStdin(path)) await finder.addStdin();
    else finder.add(path);
  }
  return { inputs: [...finder.inputs.values()], unread: [...finder.unread.values()] };
}

/** Whether a path is stdin, be it as a pipe's own name (`/dev/stdin`). */
function isStdin(path: string): boolean {
  if (path === '-') return true;
  try {
    const [own, other] = [fstatSync(0), statSync(path)];
    const isPipe = other.isFIFO() || other.isSocket();
    return isPipe && own.dev === other.dev && own.ino === other.ino;
  } catch {
    return false;
  }
}

class InputFinder {
  /** By their whole path: `a.yaml` and `b/../a.yaml` are one file. */
  readonly inputs = new Map<string, Input>();
  /** By what is said of them: nothing is said twice. */
  readonly unread = new Map<string, Unread>();
  #hasStdin = false;

  async addStdin(): Promise<void> {
    if (this.#hasStdin) return;
    this.#hasStdin = true;
    try {
      const bytes = await readStdin();
      this.#keep('-', { name: STDIN, size: bytes.length, read: () => bytes });
    } catch (cause) {
      if (!(cause instanceof UnreadError)) throw cause;
      this.#miss(cause.unread);
    }
  }

  add(path: string): void {
    if (path === '') {
      this.#miss({ message: 'Una de las rutas está vacía: ¿viene de una variable sin valor?' });
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
      this.#miss({ file: folder, message: whyEmpty(folder) });
    }
    for (const file of files) {
      const stat = this.#read(file, () => statSync(file));
      if (stat) this.#addFile(file, stat);
    }
  }

  #addFile(path: string, stat: Stats): void {
    const size = stat.isFile() ? stat.size : 0;
    if (size > LARGEST_FILE) {
      this.#miss(tooLarge(path));
      return;
    }
    // A file may be called as stdin is.
    const name = path === STDIN ? `./${path}` : path;
    this.#read(path, () => {
      accessSync(path, constants.R_OK);
      const read = stat.isFile() ? () => readWhole(path) : readerOfStream(path);
      this.#keep(resolve(path), { name, size, read });
    });
  }

  #keep(key: string, input: Input): void {
    if (!this.inputs.has(key)) this.inputs.set(key, input);
  }

  #miss(unread: Unread): void {
    this.unread.set(unread.message, unread);
  }

  /** Links to folders are not followed: they may lead around. */
  #filesIn(folder: string): string[] {
    const entries = this.#read(folder, () => readdirSync(folder, { withFileTypes: true })) ?? [];
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      if (isHidden(entry.name)) return [];
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
      this.#miss(whyUnread(path, cause as NodeJS.ErrnoException));
      return undefined;
    }
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Why nothing was found in a folder: all of it may be where nobody looks. */
function whyEmpty(folder: string): string {
  const none = `En ${shownName(folder)} no hay ningún .yaml, .yml ni .json`;
  const hidden = hiddenManifest(folder);
  if (hidden === undefined) return `${none}.`;
  return `${none} a la vista. Si quieres que lea ${shownName(hidden)}, dame su nombre.`;
}

/** A file in a folder that would have been read, were it or its folder not hidden. */
function hiddenManifest(folder: string): string | undefined {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const found = entries.find((entry) => entry.isFile() && MANIFEST.test(entry.name));
    return found && join(found.parentPath, found.name);
  } catch {
    return undefined;
  }
}

/** No if it leads nowhere, or around. */
function isLinkToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
