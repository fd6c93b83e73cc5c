import type { Cursor } from './cursor.ts';
import { sha256 } from './evidence.ts';

/**
 * Something that a lesson asks for beyond a fresh Kubernetes, pinned to the bytes that install it: what its
 * project publishes, a manifest of our own, or the one and then the other.
 */
export interface Addon {
  readonly name: string;
  readonly published?: Published;
  /** Path, from the project's root, of a manifest of our own. */
  readonly manifest?: string;
  /** What must be at work before it is of use, for who installs it by hand; nothing to wait for if absent. */
  readonly ready?: Workloads;
  /** SHA-256, hex, of everything that installs it. */
  readonly sha256: string;
}

/** Some workloads of one namespace: `deployment/contour`. */
export interface Workloads {
  readonly namespace: string;
  readonly names: readonly string[];
}

/** A manifest as its project publishes it. */
export interface Published {
  readonly url: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

/** Gives the text of a file of the project, by its path from the root; `undefined` if it is not there. */
export type TextOf = (file: string) => string | undefined;

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const HASH = /^[0-9a-f]{64}$/;
const WORKLOAD = /^(?:deployment|daemonset|statefulset)\/[a-z0-9.-]+$/;
const KEYS = ['manifest', 'url', 'sha256', 'ready'];

/** Reads the map of addons by name. What is wrong is reported and left out. */
export function parseAddons(cursor: Cursor, textOf: TextOf): Addon[] {
  if (!cursor.isRecord) {
    cursor.report('addons debe ser un mapa', 'Cada clave es el nombre de un addon.');
    return [];
  }
  return cursor.keys().flatMap((name) => {
    const fields = cursor.at(name).record(KEYS, `el addon «${name}»`);
    if (!fields) return [];
    if (!NAME.test(name)) fields.report(`«${name}» no sirve de nombre`, 'Minúsculas y guiones.');
    if (!fields.has('url') && !fields.has('manifest'))
      fields.report(
        'un addon tiene «url» y «sha256», o «manifest», o los tres',
        'Di de dónde sale.',
      );
    const published =
      fields.has('url') || fields.has('sha256') ? parsePublished(fields) : undefined;
    const own = fields.has('manifest') ? parseOwn(fields.at('manifest'), textOf) : undefined;
    const ready = fields.has('ready') ? parseWorkloads(fields.at('ready')) : undefined;
    const hash = sha256([published?.sha256, own?.sha256].join('\n'));
    return {
      name,
      ...(published && { published }),
      ...(own && { manifest: own.file }),
      ...(ready && { ready }),
      sha256: hash,
    };
  });
}

function parseOwn(cursor: Cursor, textOf: TextOf) {
  const file = cursor.text('manifest');
  if (file === undefined) return undefined;
  const text = textOf(file);
  if (text === undefined)
    return cursor.report(`no existe ${file}`, 'La ruta parte de la raíz del proyecto.');
  return { file, sha256: sha256(text) };
}

function parsePublished(fields: Cursor): Published | undefined {
  const url = fields.at('url').text('url');
  const hash = fields.at('sha256').text('sha256');
  if (url !== undefined && !/^https?:$/.test(protocolOf(url)))
    return fields.at('url').report(`«${url}» no es una dirección web`, 'Empieza por https://.');
  if (hash !== undefined && !HASH.test(hash))
    return fields
      .at('sha256')
      .report('sha256 no es un SHA-256', 'Son 64 cifras hexadecimales: las da sha256sum.');
  return url === undefined || hash === undefined ? undefined : { url, sha256: hash };
}

function parseWorkloads(cursor: Cursor): Workloads | undefined {
  const fields = cursor.record(['namespace', 'workloads'], 'ready');
  if (!fields) return undefined;
  const namespace = fields.at('namespace').text('namespace');
  const names = fields
    .at('workloads')
    .items('workloads')
    .flatMap((item) => {
      const name = item.text('un workload');
      if (name === undefined || WORKLOAD.test(name)) return name ?? [];
      return item.report(`«${name}» no es un workload`, 'Por ejemplo: deployment/contour.') ?? [];
    });
  return namespace === undefined ? undefined : { namespace, names };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
