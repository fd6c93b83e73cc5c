import { closest } from '../lesson/suggest.ts';
import { COMPOSE, isComposeFile } from './hints/compose-file.ts';
import type { Part } from './part.ts';
import { removedIn, successors } from './removed.ts';
import { reference } from './schema/convert.ts';
import { explainType } from './schema/explain-type.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';

/** Files that look like manifests, but that a tool reads and the API server never sees. */
const TOOL_GROUPS =
  /^(kind\.x-k8s\.io|kubeadm\.k8s\.io|kustomize\.config\.k8s\.io|audit\.k8s\.io|.*\.config\.k8s\.io)\//;

const HEADS = ['apiVersion', 'kind'];
const KNOWN_HEADS = [...HEADS, 'metadata'];

/** A kind that can be applied. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Schema of its objects, with references into the committed schema. */
  readonly schema: JsonSchema;
}

/** Every kind that Kubernetes has, and those that the content's own CRDs add. */
export class Kinds {
  readonly version: string;
  readonly #root: KubernetesSchema;
  readonly #own: ReadonlySet<string>;
  readonly #all: Kind[];

  constructor(root: KubernetesSchema, custom: readonly Kind[] = []) {
    const { title, $id, definitions } = root;
    this.#root = root;
    this.version = title;
    const own = Object.entries(definitions).flatMap(([name, definition]) =>
      asKind(definition, `${$id}${reference(name)}`),
    );
    this.#own = new Set(own.map((each) => groupOf(each.apiVersion)));
    this.#all = [...own, ...custom];
  }

  /**
   * Whether a kind that {@link of} does not find is certainly none: all of its group is known, or all versions of the
   * kind. Of Kubernetes' own groups, versions that are not stable may be there where somebody turns them on.
   */
  isImpossible(apiVersion: string, kind: string): boolean {
    const group = groupOf(apiVersion);
    if (removedIn(apiVersion, kind) !== undefined) return true;
    if (this.isOwn(apiVersion)) return !/(?:alpha|beta)\d+$/.test(apiVersion);
    // A CRD's group is a domain.
    if (!group.includes('.')) return true;
    return this.#all.some((each) => each.kind === kind && groupOf(each.apiVersion) === group);
  }

  /** The kind of an object; `undefined` if there is none, and then the object's part says why. */
  of(object: Part): Kind | undefined {
    const apiVersion = object.at('apiVersion');
    const kind = object.at('kind');
    const sameKind = this.#all.filter((each) => each.kind === kind.value);
    // Of a kind that is defined twice, the last one counts.
    const found = sameKind.findLast((each) => each.apiVersion === apiVersion.value);
    if (found) return found;
    const shapeless = [apiVersion, kind].filter(({ value }) => typeof value === 'object' && value);
    for (const head of shapeless) explainType(head, { type: 'string' }, this.#root);
    if (shapeless.length > 0) return undefined;
    if (isEmpty(kind) || isEmpty(apiVersion)) reportMissing(object, sameKind);
    else if (sameKind.length > 0) this.#reportVersion(apiVersion, sameKind);
    else this.#reportKind(kind, apiVersion);
    return undefined;
  }

  /** Whether an apiVersion is of Kubernetes itself, and of no CRD. */
  isOwn(apiVersion: string): boolean {
    return this.#own.has(groupOf(apiVersion));
  }

  /** The kinds that somebody may mean who writes an apiVersion: a CRD's are none of Kubernetes' own. */
  #kindsNear(apiVersion: string): string[] {
    const group = groupOf(apiVersion);
    const isOfCustom = !this.isOwn(apiVersion) && group.includes('.');
    const near = this.#all.filter((each) => !isOfCustom || groupOf(each.apiVersion) === group);
    return [...new Set(near.map((each) => each.kind))];
  }

  #reportVersion(apiVersion: Part, sameKind: readonly Kind[]): void {
    const [kind, text] = [sameKind[0]?.kind ?? '', String(apiVersion.value)];
    const versions = sameKind.map((each) => each.apiVersion).sort();
    const removed = removedIn(text, kind);
    if (removed === undefined) {
      const message = `${this.version} no tiene ningún ${kind} en "${text}"`;
      return apiVersion.report(message, `${kind} está en ${versions.join(' y en ')}.`);
    }
    apiVersion.report(
      `"${text}" dejó de tener ${kind} en Kubernetes ${removed}`,
      `Ahora está en ${versions.join(' y en ')}.`,
    );
  }

  #reportKind(kind: Part, apiVersion: Part): void {
    const text = String(kind.value);
    const removed = removedIn(String(apiVersion.value), text);
    if (removed !== undefined) {
      return kind.report(
        `${text} se retiró en Kubernetes ${removed}, sin sucesor con ese nombre`,
        successors[text],
      );
    }
    const item = this.#all.find((each) => `${each.kind}List` === text)?.kind;
    if (item !== undefined) {
      return kind.report(
        `"${text}" no se aplica`,
        `Para varios ${item}: kind: List o «---» entre ellos.`,
      );
    }
    const meant = closest(text, this.#kindsNear(String(apiVersion.value)));
    const unknown = this.isImpossible(String(apiVersion.value), text)
      ? 'Los que hay en un clúster los enseña kubectl api-resources.'
      : 'Si lo define un CRD, añade también ese CRD.';
    const hint = meant === undefined ? unknown : `¿Querías decir "${meant}"?`;
    kind.report(`${this.version} no conoce el kind "${text}"`, hint);
  }
}

function groupOf(apiVersion: string): string {
  return apiVersion.replace(/\/?[^/]*$/, '');
}

/** Whether an object configures a tool (kind, kubeadm, the kubelet…) and is not for the API server. */
export function isToolConfiguration(object: Part): boolean {
  const apiVersion = object.at('apiVersion').text() ?? '';
  return (
    TOOL_GROUPS.test(apiVersion) || (apiVersion === 'v1' && object.at('kind').value === 'Config')
  );
}

function asKind(definition: JsonSchema, $ref: string): Kind[] {
  const apiVersion = definition.properties?.['apiVersion']?.const;
  const kind = definition.properties?.['kind']?.const;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  return [{ apiVersion, kind, namespaced: definition['x-namespaced'] ?? true, schema: { $ref } }];
}

/** What to do about an object that does not say what it is, where nothing better can be said. */
export const HEADLESS_HINT = 'Todo objeto empieza por apiVersion y kind, que dicen qué es.';

const EMPTY_HINT = 'Di qué es: un Pod, por ejemplo, lleva apiVersion: v1 y kind: Pod.';

function reportMissing(object: Part, sameKind: readonly Kind[]): void {
  if (isComposeFile(object)) return object.report(COMPOSE.message, undefined, COMPOSE);
  const [known] = sameKind;
  const version = known && `Para un ${known.kind}: apiVersion: ${known.apiVersion}`;
  const empty = HEADS.filter((key) => object.keys().includes(key) && isEmpty(object.at(key)));
  for (const key of empty) object.at(key).reportKey('está vacío', version ?? EMPTY_HINT);
  const missing = HEADS.filter((key) => !object.keys().includes(key));
  const misspelt = missing.map((key) => [key, misspeltAs(key, object)] as const);
  for (const [key, part] of misspelt) {
    part?.reportKey('este campo no existe', `¿Querías decir "${key}"?`);
  }
  const rest = misspelt.flatMap(([key, part]) => (part ? [] : [key]));
  if (rest.length === 0) return;
  object.report(
    `${rest.length > 1 ? 'faltan' : 'falta'} ${rest.join(' y ')}`,
    version ?? HEADLESS_HINT,
  );
}

/** Whether a head says nothing, be it there or not. */
function isEmpty({ value }: Part): boolean {
  return (value ?? '') === '';
}

/** The part whose key is meant to be another one, which is not there. */
function misspeltAs(key: string, object: Part): Part | undefined {
  const others = object.keys().filter((other) => !KNOWN_HEADS.includes(other));
  const meant = others.find((other) => closest(other, [...KNOWN_HEADS, 'spec']) === key);
  return meant === undefined ? undefined : object.at(meant);
}
