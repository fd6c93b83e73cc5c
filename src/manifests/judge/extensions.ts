import { Judge, JudgeCrash } from './host.ts';
import type { Verdict } from './verdict.ts';

/**
 * The part of the API server that keeps CustomResourceDefinitions and the objects that they define, with CEL.
 * A module of its own, since it weighs as much as the rest and most manifests need nothing of it.
 */
export class Extensions extends Judge {
  /** By kind, the definition that the module has now. */
  readonly #current = new Map<string, string>();
  /** By text, whether a definition is one that the API server takes. */
  readonly #isAccepted = new Map<string, boolean>();

  /**
   * Has a kind be defined by the last of these definitions, each a text, that the API server takes. False if it
   * takes none of them. Throws as `judge` does.
   */
  define(kind: string, definitions: readonly string[]): boolean {
    return definitions.toReversed().some((definition) => this.#define(kind, definition));
  }

  #define(kind: string, definition: string): boolean {
    if (this.#current.get(kind) === definition) return true;
    if (this.#isAccepted.get(definition) === false) return false;
    const verdicts = this.order('define', definition);
    const isAccepted = verdicts.every(({ outcome }) => outcome === 'accepted');
    this.#isAccepted.set(definition, isAccepted);
    if (isAccepted) this.#current.set(kind, definition);
    return isAccepted;
  }

  protected override order(...args: Parameters<Judge['order']>): Verdict[] {
    try {
      return super.order(...args);
    } catch (error) {
      // It will start anew, and know of nothing.
      if (error instanceof JudgeCrash) this.#current.clear();
      throw error;
    }
  }
}
