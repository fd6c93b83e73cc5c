import { homedir } from 'node:os';
import { join } from 'node:path';
import { pictured } from '../../../../src/lesson/excerpt.ts';

/** Something that an argument names and that could not be read. */
export interface Unread {
  /** Its name, if it has one. */
  readonly file?: string;
  /** Why, a sentence for a person. */
  readonly message: string;
}

/** Says why something can't be read. */
export class UnreadError extends Error {
  readonly unread: Unread;

  constructor(unread: Unread) {
    super(unread.message);
    this.unread = unread;
  }
}

/** Bytes of one file beyond which it is not read: what Node keeps as one text, with room to spare. */
export const LARGEST_FILE = 256 * 2 ** 20;

/** Characters of a name that a sentence can take. */
const LONGEST_NAME = 256;

/** A name as a person can read it: nothing in it that a terminal would obey, and the middle left out of a long one. */
export function shownName(name: string): string {
  const isLong = name.length > LONGEST_NAME;
  return pictured(isLong ? `${name.slice(0, 80)}…${name.slice(-40)}` : name);
}

/** What is larger than {@link LARGEST_FILE}. `subject` is its name, or what to call it. */
export function tooLarge(file: string, subject = shownName(file)): Unread {
  return { file, message: `${subject} pasa de ${LARGEST_FILE / 2 ** 20} MiB: pártelo en varios.` };
}

/** Why what was tried at a path failed. `object` is its name, or what to call it. */
export function whyUnread(
  file: string,
  { code = '' }: NodeJS.ErrnoException,
  object = shownName(file),
): Unread {
  if (code === 'ENOENT' || isAddress(file)) return { file, message: whyMissing(file, object) };
  const reason = REASONS[code] ?? `el sistema dice ${code || 'que no'}`;
  return { file, message: `No se puede leer ${object}: ${reason}.` };
}

/** What the system's errors mean for who named a file. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no tienes permiso',
  EPERM: 'no tienes permiso',
  EISDIR: 'es una carpeta',
  ELOOP: 'es un enlace que da vueltas y no lleva a ningún archivo',
  ENAMETOOLONG: 'el nombre es demasiado largo',
  ENOTDIR: 'una parte de la ruta es un archivo y no una carpeta',
  ENXIO: 'no es un archivo ni nadie escribe en él',
  EMFILE: 'hay demasiados archivos abiertos',
  ENFILE: 'hay demasiados archivos abiertos',
  EIO: 'falla el disco',
};

function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

function whyMissing(path: string, name: string): string {
  if (isAddress(path))
    return `De la red no leo: baja ${name} (con curl, por ejemplo) y dame el archivo.`;
  if (/^~[/\\]/.test(path)) {
    return `No existe ${name}: entre comillas, «~» no es tu carpeta. Escribe ${shownName(join(homedir(), path.slice(1)))}.`;
  }
  if (/[*?]/.test(path)) {
    return `No existe ${name}: si va entre comillas, quítaselas, y si ningún archivo se llama así, dame la carpeta.`;
  }
  return `No existe ${name}.`;
}
