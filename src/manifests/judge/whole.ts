import { Part } from '../part.ts';
import type { Extensions } from './extensions.ts';
import type { Judge } from './host.ts';
import type { Verdict } from './verdict.ts';

/**
 * The groups of Kubernetes' own kinds that the extensions judge: they are seldom written, and what judges them is heavy,
 * for CEL or X.509 or in itself.
 */
const EXTENSIONS_GROUPS: readonly string[] = [
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'certificates.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'resource.k8s.io',
  'storagemigration.k8s.io',
];

/** Who judges documents. */
export type AnyJudge = Pick<Judge, 'judge'>;

/**
 * The whole of the judge: Kubernetes' own kinds, and those that some CustomResourceDefinitions define. What
 * judges the latter, and the few kinds of the former that are seldom written, starts when the first document needs it.
 */
export class WholeJudge implements AnyJudge {
  readonly #core: AnyJudge;
  readonly #extensions: () => Extensions;
  readonly #definitions: ReadonlyMap<string, readonly string[]>;

  constructor(
    core: AnyJudge,
    start: () => Extensions,
    definitions: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    let started: Extensions | undefined;
    this.#core = core;
    this.#extensions = () => (started ??= start());
    this.#definitions = definitions;
  }

  /**
   * This judge with the kinds that the CustomResourceDefinitions among some objects define, and no others. Of
   * two for the same kind the last one counts that the API server takes, as if all were applied in order.
   */
  with(objects: readonly unknown[]): WholeJudge {
    const definitions = new Map<string, string[]>();
    for (const object of objects) {
      const kind = definedKind(object);
      if (kind === undefined) continue;
      definitions.set(kind, [...(definitions.get(kind) ?? []), JSON.stringify(object)]);
    }
    return new WholeJudge(this.#core, this.#extensions, definitions);
  }

  /** This judge, which is not asked again for the verdicts on Kubernetes' own kinds in one document. */
  knowing(document: string, verdicts: readonly Verdict[]): WholeJudge {
    const core = remember(document, verdicts, this.#core);
    return new WholeJudge(core, this.#extensions, this.#definitions);
  }

  /** See {@link Judge.judge}. A kind that is neither Kubernetes' nor defined stays unknown. */
  judge(document: string | Uint8Array): Verdict[] {
    const verdicts = this.#core.judge(document);
    const unknown = verdicts.filter(isUnknown);
    const defined = new Set(unknown.map(groupKind).filter((kind) => this.#defines(kind)));
    const isAsked = (verdict: Verdict) =>
      isOfExtensions(verdict) || defined.has(groupKind(verdict));
    if (!unknown.some(isAsked)) return verdicts;
    const others = this.#extensions().judge(document);
    return verdicts.map((verdict, at) =>
      isUnknown(verdict) && isAsked(verdict) ? (others[at] ?? verdict) : verdict,
    );
  }

  #defines(kind: string): boolean {
    const definitions = this.#definitions.get(kind);
    return definitions !== undefined && this.#extensions().define(kind, definitions);
  }
}

/** A judge that already knows its verdicts on one document. */
export function remember(text: string, verdicts: readonly Verdict[], judge: AnyJudge): AnyJudge {
  return { judge: (other) => (other === text ? [...verdicts] : judge.judge(other)) };
}

/** Whether nobody has judged an object, since its kind is none that the judge knows. */
export function isUnknown({ outcome }: Verdict): boolean {
  return outcome === 'unknown';
}

/** Whether the extensions judge an object although no CustomResourceDefinition defines its kind. */
export function isOfExtensions(object: Pick<Verdict, 'apiVersion'>): boolean {
  return EXTENSIONS_GROUPS.includes(groupOf(object));
}

/** The kind of an object with its group, whatever the version: `apps/Deployment`. */
export function groupKind(verdict: Verdict): string {
  return `${groupOf(verdict)}/${verdict.kind ?? ''}`;
}

function groupOf({ apiVersion = '' }: Pick<Verdict, 'apiVersion'>): string {
  return apiVersion.replace(/\/?[^/]*$/, '');
}

/** The kind that an object defines, with its group, if it is a CustomResourceDefinition. */
function definedKind(object: unknown): string | undefined {
  const part = new Part(object, []);
  if (part.at('kind').value !== 'CustomResourceDefinition') return undefined;
  const [group, kind] = [part.at('spec', 'group').text(), part.at('spec', 'names', 'kind').text()];
  return group !== undefined && kind !== undefined ? `${group}/${kind}` : undefined;
}
