/** What a path of the Kubernetes API names. */
export interface ApiTarget {
  /** Empty in the core group. */
  readonly group: string;
  readonly namespace?: string;
  /** Plural, as in the path; empty where the path names a group or version only. */
  readonly resource: string;
  readonly name?: string;
  readonly subresource?: string;
}

/** Characters of group, version, resource, name and subresource; RBAC names may have a colon. */
const SEGMENT = /^[\w.:~@=+,-]+$/;
/** Subresources of a namespace, which is itself in no namespace. */
const OF_NAMESPACE = ['status', 'finalize'];

/**
 * The parts of a request's path, or `undefined` where they could be understood in two ways: dots that climb,
 * empty parts, slashes or percent signs in disguise, a whole URL. Only one slash at the end is let pass.
 */
export function pathSegments(url: string): string[] | undefined {
  const path = url.split('?', 1)[0] ?? '';
  if (path === '/') return [];
  const [first, ...segments] = path
    .replace(/([^/])\/$/, '$1')
    .split('/')
    .map(decoded);
  const isPlain = (segment: string) => SEGMENT.test(segment) && !/^\.+$/.test(segment);
  return first === '' && segments.every(isPlain) ? segments : undefined;
}

/** Decoded once; what cannot be, or has to be decoded again, fails {@link SEGMENT}. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '%';
  }
}

/** Reads `/api/v1/…` and `/apis/group/version/…`; `undefined` for any other path. */
export function apiTarget(segments: readonly string[]): ApiTarget | undefined {
  const [root, ...below] = segments;
  if (root !== 'api' && root !== 'apis') return undefined;
  const group = root === 'apis' ? (below.shift() ?? '') : '';
  below.shift();
  // Watch and proxy of old have the path of what they are for below their own.
  if (below[0] === 'watch') below.shift();
  if (below[0] === 'proxy') return { group, resource: 'proxy', subresource: 'proxy' };
  const [, namespace, resource = ''] = below;
  const isInside =
    below[0] === 'namespaces' && below.length > 2 && !OF_NAMESPACE.includes(resource);
  const rest = isInside ? below.slice(2) : below;
  const [plural = '', name, subresource] = rest;
  return {
    group,
    resource: plural,
    ...(isInside && namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
    ...(subresource !== undefined && { subresource }),
  };
}
