import type { Cursor } from './cursor.ts';
import { sha256 } from './evidence.ts';
import type { SourceLocation } from './problem.ts';

/** An image that the course uses, as manifests and commands name it. */
export interface Image {
  readonly name: string;
  /** How it is made, where it is ours and not somebody else's. */
  readonly build?: ImageBuild;
  /** Whether others are built on it, and nothing of the course runs it. */
  readonly isBase: boolean;
  /** Its line of `content/versiones.yaml`. */
  readonly location: SourceLocation;
}

/** What `docker build` makes an image from. */
export interface ImageBuild {
  /** Folder with the Dockerfile and all that it copies, from the project's root. */
  readonly folder: string;
  /** Build arguments, by name. */
  readonly args: Readonly<Record<string, string>>;
  /** SHA-256, hex, of the folder and the arguments. */
  readonly sha256: string;
}

/** Gives the hash of a folder of the project, by its path from the root; `undefined` if it is not there. */
export type HashOf = (folder: string) => string | undefined;

const KEYS = ['name', 'build', 'args', 'base'];
/** A name with a tag or a digest. */
const NAME = /^[a-z0-9]+(?:[._\-/:][a-z0-9]+)*(?::[\w][\w.-]*|@sha256:[0-9a-f]{64})$/;
const ARGUMENT = /^[A-Z][A-Z0-9_]*$/;

/** Reads the list of images: names, or maps where there is more to say. What is wrong is reported. */
export function parseImages(cursor: Cursor, hashOf: HashOf): Image[] {
  const seen = new Set<string>();
  return cursor.items('images').flatMap((item) => {
    const image = parseImage(item, hashOf);
    if (!image) return [];
    if (seen.has(image.name)) item.report(`«${image.name}» está dos veces`, 'Con una basta.');
    seen.add(image.name);
    return image;
  });
}

function parseImage(item: Cursor, hashOf: HashOf): Image | undefined {
  const { location } = item;
  if (!item.isRecord) {
    const name = parseName(item);
    return name === undefined ? undefined : { name, isBase: false, location };
  }
  const fields = item.record(KEYS, 'una imagen');
  const name = fields && parseName(fields.at('name'));
  if (!fields || name === undefined) return undefined;
  const isBase = fields.has('base') && fields.at('base').flag('base') === true;
  if (fields.has('args') && !fields.has('build'))
    fields.at('args').report('«args» sin «build»', 'Son los argumentos con los que se construye.');
  const build = fields.has('build') ? parseBuild(fields, hashOf) : undefined;
  return { name, ...(build && { build }), isBase, location };
}

function parseName(cursor: Cursor): string | undefined {
  const name = cursor.text('una imagen');
  if (name === undefined || (NAME.test(name) && !name.endsWith(':latest'))) return name;
  return cursor.report(
    `«${name}» no es una imagen con su versión`,
    'Por ejemplo nginx:1.30.6, sin «latest».',
  );
}

function parseBuild(fields: Cursor, hashOf: HashOf): ImageBuild | undefined {
  const folder = fields.at('build').text('build');
  if (folder === undefined) return undefined;
  const args = fields.has('args') ? parseArguments(fields.at('args')) : {};
  const hash = hashOf(folder);
  if (hash === undefined)
    return fields
      .at('build')
      .report(`no existe la carpeta ${folder}`, 'La ruta parte de la raíz del proyecto.');
  return { folder, args, sha256: sha256(JSON.stringify([hash, args])) };
}

function parseArguments(cursor: Cursor): Record<string, string> {
  if (!cursor.isRecord) {
    cursor.report('args debe ser un mapa', 'Cada clave es un ARG del Dockerfile.');
    return {};
  }
  const names = cursor.keys();
  const pairs = names.flatMap((name) => {
    if (!ARGUMENT.test(name)) {
      cursor.at(name).report(`«${name}» no sirve de argumento`, 'Mayúsculas, cifras y «_».');
      return [];
    }
    const value = cursor.at(name).text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}
