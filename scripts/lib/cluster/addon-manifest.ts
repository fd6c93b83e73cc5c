import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Addon, Published } from '../../../src/lesson/addons.ts';
import { sha256 } from '../../../src/lesson/evidence.ts';
import { formatSeconds } from '../report/words.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-file.ts';

const DOWNLOAD_MS = 60_000;
/** Name of the variable with the folder where published manifests are looked for before the network. */
const MIRROR = 'ADDONS_DIR';

export interface AddonFolders {
  /** The project's root: manifests of our own are below it. */
  readonly root: string;
  /** Where what was downloaded stays; made when it is needed. */
  readonly cache: string;
  /** A mirror of published manifests, by their file names. */
  readonly mirror: string | undefined;
}

/** The folders of a run: the cache outlives it, and the mirror is whoever runs it to say. */
export function addonFolders(root: string, stateFolder: string): AddonFolders {
  return { root, cache: join(stateFolder, 'addons'), mirror: process.env[MIRROR] || undefined };
}

/**
 * The text that installs an addon: what its project publishes and then what we add. Rejects with a
 * {@link UsageError} where it cannot be had, or is not the one that is pinned.
 */
export async function addonManifest(
  { name, published, manifest }: Addon,
  folders: AddonFolders,
  signal: AbortSignal,
): Promise<string> {
  const theirs = published && (await publishedText(name, published, folders, signal));
  const ours = manifest && (await readFile(join(folders.root, manifest), 'utf8'));
  return [theirs, ours].filter(Boolean).join('\n---\n');
}

/**
 * What the project of an addon publishes: from the mirror, the cache or the network, in this order. Rejects as
 * {@link addonManifest}.
 */
export async function publishedText(
  name: string,
  { url, sha256: pinned }: Published,
  { cache, mirror }: AddonFolders,
  signal: AbortSignal,
): Promise<string> {
  const mirrored = mirror && (await readMirror(mirror, url, pinned));
  if (mirrored) return mirrored;
  const file = join(cache, `${pinned}.yaml`);
  const cached = await readIfThere(file);
  if (cached !== undefined && sha256(cached) === pinned) return cached;
  // What is in the cache and is not what was put there (a disk's fault, a person's hand) goes.
  await rm(file, { force: true });
  const text = await download(name, url, file, signal);
  refuseOther(text, pinned, `lo que hay en ${url}`);
  await mkdir(cache, { recursive: true });
  await writeWhole(file, text);
  return text;
}

/** Names under which a mirror may have a file: as published, or with its version before the extension. */
export function mirrorNames(url: string): string[] {
  const { pathname } = new URL(url);
  const published = basename(pathname);
  const version = /\/(v?\d+\.\d+\.\d+[^/]*)\//.exec(pathname)?.[1];
  const dot = published.lastIndexOf('.');
  const versioned = `${published.slice(0, dot)}-${version}${published.slice(dot)}`;
  return version === undefined || dot < 1 ? [published] : [versioned, published];
}

async function readMirror(folder: string, url: string, pinned: string) {
  for (const file of mirrorNames(url).map((name) => join(folder, name))) {
    const text = await readIfThere(file);
    if (text === undefined) continue;
    refuseOther(text, pinned, file);
    return text;
  }
  return undefined;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`No se puede leer ${file}: ${(error as Error).message}`);
  }
}

async function download(name: string, url: string, file: string, signal: AbortSignal) {
  const limit = AbortSignal.timeout(DOWNLOAD_MS);
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, limit]) });
    if (!answer.ok) throw new Error(`responde ${answer.status}`);
    return await answer.text();
  } catch (error) {
    signal.throwIfAborted();
    throw new UsageError(
      `No se puede descargar el addon «${name}» de ${url}\n    ${reasonOf(error)}\n` +
        `Sin red, bájalo en otra parte y déjalo en ${file}\n` +
        `o di en ${MIRROR} en qué carpeta está ${mirrorNames(url).join(' o ')}`,
    );
  }
}

/** What `fetch` says is in its cause (`ENOTFOUND`, `other side closed`): its own message is always the same. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return `no termina en ${formatSeconds(DOWNLOAD_MS)}`;
  const why = (cause as Error | undefined)?.message ?? message;
  return why || String((cause as NodeJS.ErrnoException | undefined)?.code);
}

function refuseOther(text: string, pinned: string, what: string): void {
  const hash = sha256(text);
  if (hash === pinned) return;
  throw new UsageError(
    `No es el addon que pide content/versiones.yaml: ${what}\n` +
      `    se esperaba sha256 ${pinned}\n    y es          ${hash}\n` +
      'No se instala. Si has cambiado de versión a propósito, mira lo que trae y pon su SHA-256.',
  );
}
