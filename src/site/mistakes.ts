import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A mistake that everybody makes once: a manifest that the API server refuses, and the same one put right. */
export interface Mistake {
  /** Of its folder and its address. */
  readonly slug: string;
  readonly title: string;
  /** Why it happens, in one sentence. */
  readonly explanation: string;
  /** What the API server says of it, or a part of that. */
  readonly server: string;
}

const FOLDER = 'content/errores';

/** The gallery of mistakes, in order. Throws an `Error` that names the file if it is not one. */
export function readMistakes(root: string): readonly Mistake[] {
  const file = `${FOLDER}/indice.yaml`;
  const list = parse(readFileSync(join(root, file), 'utf8')) as Partial<Mistake>[] | null;
  const isWhole = ({ slug, title, explanation, server }: Partial<Mistake>) =>
    Boolean(slug && title && explanation && server);
  if (!Array.isArray(list) || !list.every(isWhole)) {
    throw new Error(`${file}: cada error lleva slug, title, explanation y server`);
  }
  return list as Mistake[];
}

/** Where a mistake's manifest is, relative to the project's root, and where it is published below the site's. */
export function mistakeFiles({ slug }: Mistake): readonly { file: string; path: string }[] {
  return [
    { file: `${FOLDER}/${slug}/mal.yaml`, path: `validar/errores/${slug}.yaml` },
    { file: `${FOLDER}/${slug}/bien.yaml`, path: `validar/errores/${slug}-bien.yaml` },
  ];
}
