import { tool } from '../../run-tool.ts';
import type { OpenApiDocument } from '../../../../src/manifests/schema/types.ts';

/** Requests at a time: enough to be quick, few enough not to trouble a small cluster. */
const PARALLEL = 4;

/** What a live API server says about itself. */
export interface ClusterApi {
  /** Kubernetes version, without its `v`. */
  readonly version: string;
  readonly documents: OpenApiDocument[];
}

/** Reads `/version` and all of `/openapi/v3` of a cluster through kubectl. Throws what kubectl says. */
export async function readClusterApi(context: string | undefined): Promise<ClusterApi> {
  const { gitVersion } = (await getRaw('/version', context)) as { gitVersion: string };
  const index = (await getRaw('/openapi/v3', context)) as {
    paths: Record<string, { serverRelativeURL: string }>;
  };
  const urls = Object.entries(index.paths)
    .filter(([path]) => path === 'api/v1' || /^apis\/[^/]+\/[^/]+$/.test(path))
    .map(([, { serverRelativeURL }]) => serverRelativeURL)
    .sort();
  const documents: OpenApiDocument[] = [];
  for (let at = 0; at < urls.length; at += PARALLEL) {
    const batch = urls.slice(at, at + PARALLEL).map((url) => getRaw(url, context));
    documents.push(...((await Promise.all(batch)) as OpenApiDocument[]));
  }
  return { version: gitVersion.replace(/^v/, ''), documents };
}

async function getRaw(path: string, context: string | undefined): Promise<unknown> {
  const args = ['get', '--raw', path, ...(context ? ['--context', context] : [])];
  return JSON.parse(await tool("kubectl", args, { timeoutMs: 60_000 }));
}
