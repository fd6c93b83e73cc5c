import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencesIn } from '../../../../src/manifests/schema/convert.ts';
import type { JsonSchema, KubernetesSchema } from '../../../../src/manifests/schema/types.ts';

/** Where kubeconform finds the schemas that {@link writeKubeconformSchemas} wrote in a folder. */
export function kubeconformLocation(folder: string): string {
  return join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

/**
 * Writes the committed schema as kubeconform wants it: a file for each kind, with all that it refers to.
 *
 * @see https://github.com/yannh/kubeconform#overriding-schemas-location
 */
export function writeKubeconformSchemas(folder: string, { definitions }: KubernetesSchema): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, definition] of Object.entries(definitions)) {
    const file = fileOf(definition);
    if (file === undefined) continue;
    const needed = [...reached(name, definitions)].map((one) => [one, definitions[one]] as const);
    const schema = { ...definition, definitions: Object.fromEntries(needed) };
    writeFileSync(join(folder, file), JSON.stringify(schema));
  }
}

function fileOf({ properties }: JsonSchema): string | undefined {
  const kind = properties?.['kind']?.const;
  const apiVersion = properties?.['apiVersion']?.const;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') return undefined;
  const [group = '', version] = apiVersion.split('/');
  const suffix = [group.split('.')[0], version].filter((part) => part !== undefined).join('-');
  return `${kind}-${suffix}.json`.toLowerCase();
}

function reached(root: string, definitions: KubernetesSchema['definitions']): Set<string> {
  const found = new Set<string>();
  const pending = [root];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    pending.push(...referencesIn(definitions[name]));
  }
  return found;
}
