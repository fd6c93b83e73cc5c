import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesSchema } from '../../../../src/manifests/schema/types.ts';

/** The committed schema of a Kubernetes version, relative to the project's root. */
export function schemaFile(version: string): string {
  return `schema/kubernetes-${version}.json`;
}

/** Reads the committed schema of a version. Throws, with what to do, if it is not there. */
export function loadSchema(root: string, version: string): KubernetesSchema {
  const file = schemaFile(version);
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')) as KubernetesSchema;
  } catch (cause) {
    throw new Error(
      `No se puede leer ${file}. Créalo con «npm run schema» y un clúster de Kubernetes ${version}.`,
      { cause },
    );
  }
}
