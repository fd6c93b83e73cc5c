import type { ApiTarget } from './api-path.ts';
import { apiTarget, pathSegments } from './api-path.ts';

/** A request to the API server as it came. */
export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  /** Whether it asks to go on in another protocol (exec, attach, port-forward). */
  readonly isUpgrade?: boolean;
}

const READS = ['GET', 'HEAD'];
const VERBS: Readonly<Record<string, string>> = {
  GET: 'leer',
  HEAD: 'leer',
  POST: 'crear',
  PUT: 'cambiar',
  PATCH: 'cambiar',
  DELETE: 'borrar',
};
/** Subresources that reach into a container, a node or whatever listens behind a Service, also by GET. */
const PASSAGES: Readonly<Record<string, string>> = {
  exec: 'ejecutar algo en',
  attach: 'conectarse a',
  portforward: 'abrir un puerto de',
  proxy: 'pasar a través de',
};
/** What the API server says of itself. */
const ABOUT_THE_SERVER = ['api', 'apis', 'openapi', 'version', 'healthz', 'livez', 'readyz'];
/** Questions that are asked with POST and change nothing. */
const QUESTIONS = [
  'authorization.k8s.io/selfsubjectaccessreviews',
  'authorization.k8s.io/selfsubjectrulesreviews',
  'authorization.k8s.io/subjectaccessreviews',
  'authentication.k8s.io/selfsubjectreviews',
];

/**
 * Judges a request of a lesson that may change its own namespace and nothing else, nor read others'
 * Secrets. Gives `undefined` if it may pass, and otherwise what is wrong with it, for the person. What it
 * does not understand does not pass.
 */
export function complaintAbout(request: ApiRequest, own: string): string | undefined {
  const { method, url, isUpgrade = false } = request;
  const segments = pathSegments(url);
  if (!segments)
    return `la lección pidió una ruta que se puede leer de dos maneras (${method} ${url})`;
  const target = apiTarget(segments);
  if (target?.resource && target.namespace === own) return ownComplaint(target, request);
  const passage = PASSAGES[target?.subresource ?? ''];
  if (target && passage) return complaint(`${passage} ${describe(target)}`, own);
  const verb = VERBS[method];
  if (isUpgrade || !verb || !target?.resource) {
    const isHarmless = !isUpgrade && READS.includes(method) && isAboutTheServer(segments);
    return isHarmless ? undefined : complaint(`pedir ${method} ${url}`, own);
  }
  if (target.resource === 'namespaces' && target.name === own && !READS.includes(method))
    return `la lección quería ${verb} su propio espacio de nombres («${own}»), y de eso se encarga el ejecutor`;
  const isAllowed = READS.includes(method)
    ? target.resource !== 'secrets'
    : isQuestion(target, method);
  return isAllowed ? undefined : complaint(`${verb} ${describe(target)}`, own);
}

/** Inside its namespace a lesson may do all that a request can say without ambiguity. */
function ownComplaint({ subresource = '' }: ApiTarget, { method, isUpgrade }: ApiRequest) {
  if (isUpgrade && !PASSAGES[subresource])
    return 'la lección pidió una conexión que la API no tiene';
  return VERBS[method] ? undefined : `la lección usó el método ${method}, que la API no tiene`;
}

function isAboutTheServer([root]: readonly string[]): boolean {
  return root === undefined || ABOUT_THE_SERVER.includes(root);
}

function isQuestion({ group, resource, namespace, name }: ApiTarget, method: string): boolean {
  const isWhole = namespace === undefined && name === undefined;
  return method === 'POST' && isWhole && QUESTIONS.includes(`${group}/${resource}`);
}

function complaint(what: string, own: string): string {
  return `la lección quería ${what}, fuera de su espacio de nombres («${own}»), y en tu clúster solo puede tocar lo que hay dentro de él`;
}

function describe({ resource, name, namespace }: ApiTarget): string {
  const object = name === undefined ? resource : `${resource}/${name}`;
  return namespace === undefined ? object : `${object} del espacio de nombres «${namespace}»`;
}
