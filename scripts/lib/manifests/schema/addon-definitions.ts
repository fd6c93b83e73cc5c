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
  readonly apiVersion: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly versions: readonly Readonly<Record<string, unknown>>[];
  };
}

/** Of an object's metadata: groups of Kubernetes' own are only defined by who has leave to. */
const APPROVAL = 'api-approved.kubernetes.io';

/** What no verdict depends on. */
const DROPPED = ['description'];

/** The committed definitions of an addon, relative to the project's root. */
export function addonDefinitionsFile(name: string): string {
  return `schema/addon-${name}.json`;
}

/** Takes the CRDs out of a published manifest: all that the API server judges by, and no prose. */
export function addonDefinitions(manifest: string, { sha256 }: Published): AddonDefinitions {
  const objects = parseAllDocuments(manifest).map((document) => document.toJS() as Definition | null);
  const definitions = objects
    .filter((object) => object?.kind === 'CustomResourceDefinition')
    .flatMap((object) => (object ? trimmedDefinition(object) : []));
  return { sha256, definitions };
}

function trimmedDefinition({ apiVersion, kind, metadata, spec }: Definition) {
  const { name, annotations } = metadata;
  const approval = annotations?.[APPROVAL];
  const versions = spec.versions.map(({ additionalPrinterColumns: _, ...version }) => ({
    ...version,
    schema: trimmed(version['schema']),
  }));
  return {
    apiVersion,
    kind,
    metadata: { name, ...(approval !== undefined && { annotations: { [APPROVAL]: approval } }) },
    spec: { ...spec, versions },
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
