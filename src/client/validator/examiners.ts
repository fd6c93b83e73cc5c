import { makeCatalog } from '../../manifests/catalog.ts';
import { definitionsIn } from '../../manifests/custom-kinds.ts';
import { examinedObject, type ExaminedObject, type Examiner } from '../../manifests/examine.ts';
import type { Extensions } from '../../manifests/judge/extensions.ts';
import { WholeJudge, type AnyJudge } from '../../manifests/judge/whole.ts';
import type { Meanings } from '../../manifests/meanings.ts';
import type { KubernetesSchema } from '../../manifests/schema/types.ts';
import type { ManifestSource } from '../../manifests/text/source.ts';
import type { Catalog } from '../../manifests/validate.ts';
import { ExtensionsNeeded } from './extensions-needed.ts';

/** What judges and explains, whatever a text defines. */
export interface ExaminerParts {
  /** Of Kubernetes' own kinds. */
  readonly core: AnyJudge;
  /** Of CRDs, what they define and what is seldom written, once it is here. */
  readonly extensions?: Extensions;
  readonly schema: KubernetesSchema;
  readonly meanings: Meanings;
}

/** Makes what examines a text's documents. */
export class Examiners {
  readonly #parts: ExaminerParts;
  readonly #judge: WholeJudge;
  /** The objects of the last definitions, by their text. */
  #read = new Map<string, unknown[]>();

  constructor(parts: ExaminerParts) {
    this.#parts = parts;
    this.#judge = new WholeJudge(parts.core, () => {
      if (!parts.extensions) throw new ExtensionsNeeded();
      return parts.extensions;
    });
  }

  /**
   * Who knows the kinds that the CRDs among some texts define, too. It throws an {@link ExtensionsNeeded} for a
   * document that has a CRD, an object that one of them defines, or another one that only the extensions judge,
   * while those are not here.
   */
  for(sources: readonly ManifestSource[]): Examiner {
    const { core, extensions, schema, meanings } = this.#parts;
    const definitions = this.#definitionsIn(sources);
    const judge = this.#judge.with(definitions);
    // Who explains asks for variants of a document that was judged already.
    const explains = extensions ? judge : core;
    let catalog: Catalog | undefined;
    return {
      judge,
      catalog: () =>
        Promise.resolve((catalog ??= makeCatalog(schema, explains, { definitions, meanings }))),
    };
  }

  /** Who types in one definition has the others, which may be large, read once. */
  #definitionsIn(sources: readonly ManifestSource[]): unknown[] {
    const read = sources.map((source) => {
      const { text } = source;
      return [text, this.#read.get(text) ?? definitionsIn([source])] as const;
    });
    this.#read = new Map(read);
    return read.flatMap(([, objects]) => objects);
  }

  /** What can be said of a document's objects without the extensions. */
  objectsIn(document: string): ExaminedObject[] {
    return this.#parts.core.judge(document).map(examinedObject);
  }
}
