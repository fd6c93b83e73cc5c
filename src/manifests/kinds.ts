import { closest } from '../lesson/suggest.ts';
import type { Part } from './part.ts';
import { removedIn } from './removed.ts';
import { reference } from './schema/convert.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';

/** Files that look like manifests, but that a tool reads and the API server never sees. */
const TOOL_GROUPS =
  /^(kind\.x-k8s\.io|kubeadm\.k8s\.io|kustomize\.config\.k8s\.io|audit\.k8s\.io|.*\.config\.k8s\.io)\//;

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
  readonly #all: Kind[];

  constructor({ title, $id, definitions }: KubernetesSchema, custom: readonly Kind[] = []) {
    this.version = title;
    const own = Object.entries(definitions).flatMap(([name, definition]) =>
      asKind(definition, `${$id}${reference(name)}`),
    );
    this.#all = [...own, ...custom];
  }

  /** The kind of an object; `undefined` if there is none, and then the object's part says why. */
  of(object: Part): Kind | undefined {
    const apiVersion = object.at('apiVersion');
    const kind = object.at('kind');
    const sameKind = this.#all.filter((each) => each.kind === kind.value);
    // Of a kind that is defined twice, the last one counts.
    const found = sameKind.findLast((each) => each.apiVersion === apiVersion.value);
    if (found) return found;
    if (!kind.exists || !apiVersion.exists) reportMissing(object, sameKind);
    else if (sameKind.length > 0) this.#reportVersion(apiVersion, sameKind);
    else this.#reportKind(kind, apiVersion);
    return undefined;
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
      return kind.report(`${text} se retiró en Kubernetes ${removed}, sin sucesor con ese nombre`);
    }
    const item = this.#all.find((each) => `${each.kind}List` === text)?.kind;
    if (item !== undefined) {
      return kind.report(
        `"${text}" no se aplica`,
        `Para varios ${item}: kind: List o «---» entre ellos.`,
      );
    }
    const meant = closest(text, [...new Set(this.#all.map((each) => each.kind))]);
    kind.report(
      `${this.version} no conoce el kind "${text}"`,
      meant === undefined
        ? 'Si lo define un CRD, añade también ese CRD.'
        : `¿Querías decir "${meant}"?`,
    );
  }
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

function reportMissing(object: Part, sameKind: readonly Kind[]): void {
  const missing = ['apiVersion', 'kind'].filter((key) => !object.at(key).exists);
  const [known] = sameKind;
  object.report(
    `falta ${missing.join(' y ')}`,
    known
      ? `Para un ${known.kind}: apiVersion: ${known.apiVersion}`
      : 'Todo objeto lleva los dos. Si esto es solo una parte de un objeto, declárala como fragmento.',
  );
}
