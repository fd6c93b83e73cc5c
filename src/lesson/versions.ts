import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addon, TextOf } from './addons.ts';
import { parseAddons } from './addons.ts';
import { Cursor } from './cursor.ts';
import { folderHash } from './folder-hash.ts';
import type { HashOf, Image } from './images.ts';
import { parseImages } from './images.ts';
import type { Problem } from './problem.ts';
import { ContentError } from './problem.ts';
import { readYaml } from './yaml.ts';

/** What `content/versiones.yaml` says: the one place of the project that has versions. */
export interface Versions {
  /** Kubernetes version that the course teaches, such as `1.37.0`. */
  readonly kubernetes: string;
  /** ISO date on which that version came out. */
  readonly released: string;
  /** kind version that CI installs, such as `0.33.0`. */
  readonly kind: string;
  /** Image of kind's nodes. */
  readonly nodeImage: string;
  /** Images of kind's nodes with which CI tries the course each night. */
  readonly supported: readonly string[];
  /** Images that the course uses, and no others. */
  readonly images: readonly Image[];
  /** What a lesson may ask for by name. */
  readonly addons: readonly Addon[];
}

const FILE = 'content/versiones.yaml';
const KEYS = ['kubernetes', 'released', 'kind', 'nodeImage', 'supported', 'images', 'addons'];

/** Reads the versions below a project's root. Throws only where there is no file of them. */
export function readVersions(root: string): { value: Versions; problems: Problem[] } {
  const textOf = (file: string) => {
    const path = join(root, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  return parseVersions(readFileSync(join(root, FILE), 'utf8'), FILE, textOf, (folder) =>
    folderHash(join(root, folder)),
  );
}

/** The versions below a project's root. Throws a {@link ContentError} where something is wrong with them. */
export function readSoundVersions(root: string): Versions {
  const { value, problems } = readVersions(root);
  if (problems.length > 0) throw new ContentError(problems);
  return value;
}

/** Reads the versions. What is missing is reported and stands empty. */
export function parseVersions(
  text: string,
  file: string,
  textOf: TextOf,
  hashOf: HashOf = () => undefined,
): { value: Versions; problems: Problem[] } {
  const { documents, problems } = readYaml(text, { file });
  const root = Cursor.over(documents, file, problems);
  root.record(KEYS, 'versiones.yaml');
  const value = {
    kubernetes: root.at('kubernetes').text('kubernetes') ?? '',
    released: root.at('released').text('released') ?? '',
    kind: root.at('kind').text('kind') ?? '',
    nodeImage: root.at('nodeImage').text('nodeImage') ?? '',
    supported: root
      .at('supported')
      .items('supported')
      .flatMap((item) => item.text('una imagen') ?? []),
    images: root.has('images') ? parseImages(root.at('images'), hashOf) : [],
    addons: root.has('addons') ? parseAddons(root.at('addons'), textOf) : [],
  };
  return { value, problems };
}
