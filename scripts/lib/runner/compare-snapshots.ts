import { isLessonNamespace } from './lesson-namespace.ts';
import type { ObjectIdentity, Snapshot } from './snapshot.ts';

/** How a cluster differs from what it was. */
export interface SnapshotDifference {
  /** Objects that are new, without those that only follow from another new one. */
  readonly added: readonly ObjectIdentity[];
  /** Objects that are not there any more, without those that controllers make anew by themselves. */
  readonly missing: readonly ObjectIdentity[];
}

/** Compares two moments of a cluster, leaving aside what the system does as it lives. */
export function compareSnapshots(before: Snapshot, after: Snapshot): SnapshotDifference {
  const unread = new Set([...before.unread, ...after.unread]);
  const isRead = ({ kind }: ObjectIdentity) => !unread.has(kind);
  // By its path and not by its uid: what was deleted and made again under its name is there.
  const old = new Set(before.objects.map(({ path }) => path));
  const current = new Set(after.objects.map(({ path }) => path));
  const fresh = after.objects.filter(({ path }) => !old.has(path));
  const family = new Family(before, after, fresh);
  return {
    added: fresh.filter((object) => isRead(object) && family.isCause(object)),
    missing: before.objects.filter(
      (object) => isRead(object) && !current.has(object.path) && isMissed(object),
    ),
  };
}

/** Who is behind each new object. */
class Family {
  readonly #known: ReadonlySet<string>;
  readonly #namespaces: ReadonlySet<string>;
  readonly #services: ReadonlySet<string>;
  /** Groups of the API whose kinds are defined by new definitions. */
  readonly #groups: ReadonlySet<string>;

  constructor(before: Snapshot, after: Snapshot, fresh: readonly ObjectIdentity[]) {
    const named = (objects: readonly ObjectIdentity[], wanted: string) =>
      new Set(objects.filter(({ kind }) => kind === wanted).map(placeOf));
    this.#known = new Set([...before.objects, ...after.objects].map(({ uid }) => uid));
    this.#namespaces = named(fresh, 'Namespace');
    this.#services = named(after.objects, 'Service');
    const definitions = fresh.filter(({ kind }) => kind === 'CustomResourceDefinition');
    this.#groups = new Set(definitions.map(({ name }) => withoutFirst(name)));
  }

  /** Whether nothing else explains that it is there. */
  isCause(object: ObjectIdentity): boolean {
    // A Pod of a Deployment, the lease of a node, the mirror of a static Pod…: it follows from its owner, old
    // or new. An owner that is nowhere explains nothing.
    if (object.owners.some((uid) => this.#known.has(uid))) return false;
    // A namespace brings its ServiceAccount and its certificates, and takes along all that is in it.
    if (this.#namespaces.has(placeOf({ name: object.namespace ?? '' }))) return false;
    // Old Endpoints are still made for each Service, without an owner.
    if (object.kind === 'Endpoints' && this.#services.has(placeOf(object))) return false;
    // The API server announces the group of each definition (`recetas.curso.example` → `v1.curso.example`).
    if (object.kind === 'APIService' && this.#groups.has(withoutFirst(object.name))) return false;
    return !isRoutine(object);
  }
}

/**
 * What the system makes by itself at any moment, without an owner: the request with which a kubelet renews
 * its certificate, the lease that a controller takes when it is elected, the address of a Service.
 */
function isRoutine({ kind, generatedFrom }: ObjectIdentity): boolean {
  if (kind === 'CertificateSigningRequest') return generatedFrom === 'csr-';
  return kind === 'Lease' || kind === 'IPAddress';
}

/**
 * Whether it was there to stay. What has an owner comes and goes with it. Endpoints, leases and addresses
 * are made anew by those who need them; requests for certificates and tokens to join a cluster expire. The
 * namespace of a lesson, which an earlier run was asked to keep, goes when the lesson runs again.
 */
function isMissed({ kind, name, namespace, owners }: ObjectIdentity): boolean {
  const isPassing = PASSING.includes(kind) || name.startsWith('bootstrap-token-');
  const place = kind === 'Namespace' ? name : namespace;
  return owners.length === 0 && !isPassing && !(place !== undefined && isLessonNamespace(place));
}

const PASSING = ['Endpoints', 'Lease', 'CertificateSigningRequest', 'IPAddress'];

/** A name with dots without what stands before the first one. */
function withoutFirst(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

function placeOf({ namespace, name }: { namespace?: string; name: string }): string {
  return `${namespace ?? ''}/${name}`;
}
