import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { contentFiles, readSources } from '../find.ts';
import type { Base } from './sample.ts';
import { isObject, type JsonObject } from './tree.ts';

/** Folders of the module k8s.io/kubernetes that have manifests: of its tests, of its addons. */
const FOLDERS = ['test', 'hack/testdata', 'cluster', 'plugin', 'pkg', 'cmd/kubeadm'];
/** Of the module k8s.io/api: every field of every kind, with a value of its type. */
const ALL_FIELDS = 'testdata/HEAD';

/** Where Go keeps the modules that the judge is made of. */
export interface ModuleFolders {
  readonly kubernetes: string;
  readonly api: string;
}

/** The course's own manifests. */
export function courseObjects(root: string): Base[] {
  const { sources } = readSources(root, contentFiles(root));
  return sources.flatMap(({ file, line, text }) => objectsIn(text, `${file}:${line}`));
}

/** Ours: CRDs with all that a schema can ask for, objects that they define, and one of each kind that nobody else writes. */
export function writtenObjects(): Base[] {
  const file = 'written.yaml';
  return objectsIn(readFileSync(join(import.meta.dirname, file), 'utf8'), file);
}

/** The manifests of Kubernetes' own tests and addons, where Go has them. */
export function kubernetesObjects({ kubernetes, api }: ModuleFolders): Base[] {
  const ofTests = FOLDERS.flatMap((folder) => filesIn(kubernetes, folder, '**/*.{yaml,yml,json}'));
  const ofTypes = filesIn(api, ALL_FIELDS, '*.yaml');
  return [...ofTests, ...ofTypes].flatMap(({ id, text }) => objectsIn(text, id));
}

function filesIn(module: string, folder: string, pattern: string) {
  const base = join(module, folder);
  if (!existsSync(base)) throw new Error(`${module} no tiene ${folder}.`);
  const files = globSync(pattern, { cwd: base }).sort();
  return files.map((file) => ({
    id: `${folder}/${file}`,
    text: readFileSync(join(base, file), 'utf8'),
  }));
}

/** The objects of a text; none where it is no YAML, like a template of Go. */
export function objectsIn(text: string, id: string): Base[] {
  const documents = parseAllDocuments(text, { version: '1.1', logLevel: 'silent' });
  return [...documents].flatMap((document, index) => {
    if (document.errors.length > 0) return [];
    const value: unknown = JSON.parse(JSON.stringify(document.toJS() ?? null));
    return isManifest(value) ? { id: `${id}#${index}`, object: withoutNamespace(value) } : [];
  });
}

function isManifest(value: unknown): value is JsonObject {
  return (
    isObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string'
  );
}

/** Which namespaces there are is for a cluster to say: ours has one of its own for all of this. */
function withoutNamespace(object: JsonObject): JsonObject {
  const { metadata } = object;
  if (!isObject(metadata)) return object;
  const kept = Object.entries(metadata).filter(([field]) => field !== 'namespace');
  return { ...object, metadata: Object.fromEntries(kept) };
}
