import type { Path } from '../part.ts';
import { formatPath } from '../part.ts';
import { yamlOf } from './shape-hint.ts';

/** What a container's field of Docker Compose is in Kubernetes. */
const FIELDS: Readonly<Record<string, string>> = {
  environment: 'Aquí es env, y cada variable va así: «- name: …» y debajo «value: …».',
  entrypoint: 'Aquí es command.',
  env_file: 'Aquí es envFrom, y lee de un ConfigMap: «- configMapRef: {name: …}».',
  healthcheck: 'Aquí es livenessProbe: pregunta con exec, httpGet, tcpSocket o grpc.',
  mem_limit: 'Va en resources: limits: {memory: …}',
  cpus: 'Va en resources: limits: {cpu: …}',
  cap_add: 'Va en securityContext: capabilities: {add: […]}',
  cap_drop: 'Va en securityContext: capabilities: {drop: […]}',
  read_only: 'Va en securityContext: readOnlyRootFilesystem: true',
  build: 'Es de Docker Compose: quítalo. Aquí va la imagen ya hecha, en image.',
};

/** What a container of Kubernetes does not need to be told. */
const GONE = new Set(['depends_on', 'links', 'expose', 'container_name', 'networks', 'logging']);

const RESTARTS: Readonly<Record<string, string>> = {
  always: 'Always',
  'unless-stopped': 'Always',
  'on-failure': 'OnFailure',
  no: 'Never',
  false: 'Never',
};

/** What to do about a field of a container that is of Docker Compose; `undefined` of any other. */
export function composeHint(field: string, value: unknown, place: Path): string | undefined {
  if (GONE.has(field)) return 'Es de Docker Compose, y aquí no existe: quítalo.';
  if (field === 'restart') return restartHint(value, place);
  if (field === 'user') return userHint(value);
  if (field === 'volumes' && isOfMounts(value)) {
    return 'En un contenedor es volumeMounts: «- name: …» y debajo «mountPath: …».';
  }
  return Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
}

/** A container has a restartPolicy, too, but as a sidecar alone. */
function restartHint(value: unknown, place: Path): string {
  const spec = place.slice(0, -2);
  const policy = RESTARTS[String(value)];
  const where = `Es de todo el Pod: va en ${formatPath(spec)}, y se llama restartPolicy`;
  // What makes Pods takes only some of them.
  return spec.length > 1 || policy === undefined ? `${where}.` : `${where}: ${policy}`;
}

function userHint(value: unknown): string {
  const number = /^\d+$/.test(String(value)) ? Number(value) : undefined;
  const map = number === undefined ? undefined : yamlOf({ runAsUser: number });
  return map === undefined
    ? 'Va en securityContext.runAsUser, con su número.'
    : `Va así: securityContext: ${map}`;
}

/** Whether a list is of mounts, as Docker writes them or as a container has them. */
function isOfMounts(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.some(
    (item) =>
      typeof item === 'string' ||
      (typeof item === 'object' && item !== null && Object.hasOwn(item, 'mountPath')),
  );
}
