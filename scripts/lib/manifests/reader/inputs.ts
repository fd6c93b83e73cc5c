import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../usage-error.ts';

/** A text to validate: of a file, or of stdin. */
export interface Input {
  /** As the person who asked would name it. */
  readonly name: string;
  /** Its size in bytes. */
  readonly size: number;
  /** Throws a {@link UsageError} if it has gone or may not be read. */
  read(): Buffer;
}

/** How stdin is named in a report. */
export const STDIN = 'stdin';

/** Bytes of one file beyond which it is not read: what Node keeps as one text, with room to spare. */
const LARGEST_FILE = 256 * 2 ** 20;
const MANIFEST = /\.(ya?ml|json)$/i;

/**
 * What some arguments name: files as they are, folders with all the YAML and JSON below them (but what is hidden and
 * `node_modules`), `-` for what came by stdin; each once, in order. Throws a {@link UsageError} where there is nothing to read.
 */
export function findInputs(paths: readonly string[], stdin: Buffer): Input[] {
  const found = new Map<string, Input>();
  for (const path of paths) {
    for (const input of inputsAt(path, stdin)) {
      if (!found.has(input.name)) found.set(input.name, input);
    }
  }
  return [...found.values()];
}

function inputsAt(path: string, stdin: Buffer): Input[] {
  if (path === '-') {
    return [{ name: STDIN, size: stdin.length, read: () => stdin }];
  }
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`No existe ${path}.`);
  if (!stat.isDirectory()) return [fileInput(path, stat)];
  const inside = filesIn(path);
  if (inside.length === 0) throw new UsageError(`En ${path} no hay ningún .yaml, .yml ni .json.`);
  return inside.map((file) => fileInput(file, statSync(file)));
}

function fileInput(path: string, { size }: Stats): Input {
  if (size > LARGEST_FILE) {
    throw new UsageError(`${path} pasa de ${LARGEST_FILE / 2 ** 20} MiB: pártelo en varios.`);
  }
  return { name: path, size, read: () => readBytes(path) };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'EACCES' ? 'no tienes permiso' : (cause as Error).message;
    throw new UsageError(`No se puede leer ${path}: ${why}.`);
  }
}

/** Links to folders are not followed: they may lead around. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    const isFile = entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path));
    return isFile && MANIFEST.test(entry.name) ? [path] : [];
  });
}

function isLinkToFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
