import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Addon, Published } from '../../../../src/lesson/addons.ts';

/**
 * The CRDs that an addon brings, as they are committed: what is published is some megabyte of descriptions, and
 * checking manifests must need neither the network nor a cluster.
 */
export interface AddonDefinitions {
  /** SHA-256 of the published manifest that they are from. */
  readonly sha256: string;
  readonly definitions: readonly unknown[];
}

interface Definition {
  readonly kind?: string;
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: unknown;
    }[];
  };
}

/** What our check does not look at: prose, and rules in CEL, which only the API server judges. */
const DROPPED = ['description', 'x-kubernetes-validations'];

/** The committed definitions of an addon, relative to the project's root. */
export function addonDefinitionsFile(name: string): string {
  return `schema/addon-${name}.json`;
}

/** Takes the CRDs out of a published manifest, without what no check looks at. */
export function addonDefinitions(manifest: string, { sha256 }: Published): AddonDefinitions {
  const objects = parseAllDocuments(manifest).map((document) => document.toJS() as Definition | null);
  const definitions = objects
    .filter((object) => object?.kind === 'CustomResourceDefinition')
    .flatMap((object) => (object ? { kind: object.kind, spec: trimmedSpec(object) } : []));
  return { sha256, definitions };
}

function trimmedSpec({ spec: { group, scope, names, versions } }: Definition) {
  const served = versions.filter(({ served }) => served);
  return {
    group,
    scope,
    names: { kind: names.kind },
    versions: served.map(({ name, schema }) => ({ name, schema: trimmed(schema) })),
  };
}

function trimmed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(trimmed);
  if (typeof schema !== 'object' || schema === null) return schema;
  // A field may have the name of a keyword: `properties: { description: {…} }` is no description.
  const kept = Object.entries(schema).filter(
    ([key, value]) => !DROPPED.includes(key) || isField(value),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, trimmed(value)]));
}

function isField(value: unknown): boolean {
  return typeof value === 'object' && !Array.isArray(value);
}

/**
 * The committed definitions of these addons. Throws, with what to do, if they are of another release than the
 * one that is pinned; an addon without a file brings no kinds that we know.
 */
export function loadAddonDefinitions(root: string, addons: readonly Addon[]): unknown[] {
  return addons.flatMap(({ name, published }) => {
    const file = addonDefinitionsFile(name);
    const path = join(root, file);
    if (!published || !existsSync(path)) return [];
    const { sha256, definitions } = JSON.parse(readFileSync(path, 'utf8')) as AddonDefinitions;
    if (sha256 === published.sha256) return definitions;
    throw new Error(
      `${file} no es del addon que fija content/versiones.yaml. Créalo otra vez con «npm run schema -- --addons».`,
    );
  });
}
