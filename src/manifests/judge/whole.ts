import { Part } from '../part.ts';
import type { Extensions } from './extensions.ts';
import type { Judge } from './host.ts';
import type { Verdict } from './verdict.ts';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

/** Who judges documents. */
export type AnyJudge = Pick<Judge, 'judge'>;

/**
 * The whole of the judge: Kubernetes' own kinds, and those that some CustomResourceDefinitions define. What
 * judges the latter starts when the first document needs it.
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

  /** See {@link Judge.judge}. A kind that is neither Kubernetes' nor defined stays unknown. */
  judge(document: string | Uint8Array): Verdict[] {
    const verdicts = this.#core.judge(document);
    const unknown = new Set(verdicts.filter(isUnknown).map(groupKind));
    const known = [...unknown].filter((kind) => this.#knows(kind));
    if (known.length === 0) return verdicts;
    const others = this.#extensions().judge(document);
    return verdicts.map((verdict, at) =>
      isUnknown(verdict) && known.includes(groupKind(verdict)) ? (others[at] ?? verdict) : verdict,
    );
  }

  #knows(kind: string): boolean {
    if (kind === DEFINITION) return true;
    const definitions = this.#definitions.get(kind);
    return definitions !== undefined && this.#extensions().define(kind, definitions);
  }
}

function isUnknown({ outcome }: Verdict): boolean {
  return outcome === 'unknown';
}

function groupKind({ apiVersion = '', kind = '' }: Verdict): string {
  return `${apiVersion.replace(/\/?[^/]*$/, '')}/${kind}`;
}

/** The kind that an object defines, with its group, if it is a CustomResourceDefinition. */
function definedKind(object: unknown): string | undefined {
  const part = new Part(object, []);
  if (part.at('kind').value !== 'CustomResourceDefinition') return undefined;
  const [group, kind] = [part.at('spec', 'group').text(), part.at('spec', 'names', 'kind').text()];
  return group !== undefined && kind !== undefined ? `${group}/${kind}` : undefined;
}
