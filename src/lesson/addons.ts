import type { Cursor } from './cursor.ts';
import { sha256 } from './evidence.ts';

/** Something that a lesson asks for beyond a fresh Kubernetes, pinned to the bytes that install it. */
export interface Addon {
  readonly name: string;
  /** Path, from the project's root, of a manifest of our own; or where its project publishes one. */
  readonly source:
    | { readonly type: 'own'; readonly file: string }
    | { readonly type: 'published'; readonly url: string };
  /** SHA-256 of the manifest, hex. */
  readonly sha256: string;
}

/** Gives the text of a file of the project, by its path from the root; `undefined` if it is not there. */
export type TextOf = (file: string) => string | undefined;

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const HASH = /^[0-9a-f]{64}$/;

/** Reads the map of addons by name. What is wrong is reported and left out. */
export function parseAddons(cursor: Cursor, textOf: TextOf): Addon[] {
  if (!cursor.isRecord) {
    cursor.report('addons debe ser un mapa', 'Cada clave es el nombre de un addon.');
    return [];
  }
  return Object.keys(cursor.value as object).flatMap((name) => {
    const fields = cursor.at(name).record(['manifest', 'url', 'sha256'], `el addon «${name}»`);
    if (!NAME.test(name)) fields?.report(`«${name}» no sirve de nombre`, 'Minúsculas y guiones.');
    const pinned = fields && (fields.has('manifest') ? own(fields, textOf) : published(fields));
    return pinned ? { name, ...pinned } : [];
  });
}

function own(fields: Cursor, textOf: TextOf): Omit<Addon, 'name'> | undefined {
  if (fields.has('url') || fields.has('sha256')) {
    return fields.report(
      'un addon tiene «manifest», o «url» y «sha256»',
      'Un manifiesto nuestro no lleva hash: ya lo guarda git.',
    );
  }
  const file = fields.at('manifest').text('manifest');
  const text = file === undefined ? undefined : textOf(file);
  if (file !== undefined && text === undefined)
    fields.at('manifest').report(`no existe ${file}`, 'La ruta parte de la raíz del proyecto.');
  if (file === undefined || text === undefined) return undefined;
  return { source: { type: 'own', file }, sha256: sha256(text) };
}

function published(fields: Cursor): Omit<Addon, 'name'> | undefined {
  const url = fields.at('url').text('url');
  const hash = fields.at('sha256').text('sha256');
  if (url !== undefined && !/^https?:$/.test(protocolOf(url)))
    return fields.at('url').report(`«${url}» no es una dirección web`, 'Empieza por https://.');
  if (hash !== undefined && !HASH.test(hash))
    return fields
      .at('sha256')
      .report('sha256 no es un SHA-256', 'Son 64 cifras hexadecimales: las da sha256sum.');
  if (url === undefined || hash === undefined) return undefined;
  return { source: { type: 'published', url }, sha256: hash };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
